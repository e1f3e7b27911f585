"""Eight more reports, in the manner of other publishers, written before the code was run on them."""

from datetime import date

from support.report_layouts import A, C, Expected, Layout, R, layout

CPS = ["Crown Prosecution Service"]
EASTSHIRE = ["Eastshire Police"]
CHIEFS = ["Chief constables"]
UNSEEN: list[Layout] = [
    layout(
        "by addressee",
        "A joint thematic inspection of the handling of case files",
        "",
        """<table><tr><th>Published</th><td>12 March 2024</td></tr><tr><th>Inspectorates</th><td>HMICFRS and
        HMCPSI</td></tr></table><h2>Executive summary</h2><p>Files are late.</p><h2>Recommendations</h2>
        <p><strong>Within six months, police forces should:</strong></p><ol><li>agree who checks a file before it is
        sent; and</li><li>measure how many files are sent back.</li></ol><p><strong>By 31 December 2024, the Crown
        Prosecution Service should:</strong></p><ol start="3"><li>tell forces why a file was sent back.</li></ol>
        <h2>1. Context</h2><p>Much has been written on files.</p>""",
        date(2024, 3, 12),
        Expected(
            R,
            "1",
            "Within six months, police forces should: - agree who checks",
            ["Police forces"],
            "Within six months",
            date(2024, 9, 12),
        ),
        Expected(
            R,
            "2",
            "Within six months, police forces should: - measure how many",
            ["Police forces"],
            "Within six months",
            date(2024, 9, 12),
        ),
        Expected(
            R,
            "3",
            "By 31 December 2024, the Crown Prosecution Service should: - tell",
            CPS,
            "By 31 December 2024",
            date(2024, 12, 31),
        ),
    ),
    layout(
        "key concerns",
        "Report on an inspection visit to police custody suites in Eastshire Police",
        "Published: 24 July 2019",
        """<h2>Section 2. Causes of concern, recommendations and areas for improvement</h2><h3>Key concerns and
        recommendations</h3><p><strong>Key concern:</strong> Detainees waited too long.</p><p><strong>Recommendation:
        </strong> The force should book detainees in promptly.</p><p><strong>Key concern:</strong> Searches were
        not recorded.</p><p><strong>Recommendation:</strong> The force should record the reasons for every
        search.</p><h3>Areas for improvement</h3><h4>Leadership</h4><p>The force should publish how it uses its
        cells.</p><h4>In the custody cell</h4><p>The force should repair its call bells by 30 September 2019.</p>""",
        date(2019, 7, 24),
        Expected(R, "1", "The force should book", EASTSHIRE),
        Expected(R, "2", "The force should record", EASTSHIRE),
        Expected(A, "1", "The force should publish", EASTSHIRE),
        Expected(A, "2", "The force should repair", EASTSHIRE, "By 30 September 2019", date(2019, 9, 30)),
    ),
    layout(
        "numbered paragraphs",
        "Crime recording: making the victim count",
        "18 November 2014",
        """<h2>Findings</h2><p>5.11 The rate of error was high.</p><blockquote><p><strong>Recommendation
        5</strong></p><p>Not later than 31 March 2015, all forces should have in place a plan to audit their
        records.</p></blockquote><p>5.12 Some forces had no auditor.</p><blockquote><p><strong>Recommendation
        6</strong></p><p>Immediately, forces should make sure that:</p><ul><li>a registrar is appointed;
        and</li><li>the registrar reports to the deputy chief constable.</li></ul></blockquote><p>5.13 We shall
        return to this.</p>""",
        date(2014, 11, 18),
        Expected(R, "5", "Not later than 31 March", ["Forces"], "Not later than 31 March 2015", date(2015, 3, 31)),
        Expected(R, "6", "Immediately, forces should", ["Forces"], "Immediately", date(2014, 11, 18)),
    ),
    layout(
        "to whom in the heading",
        "Safe to share? A report on a super-complaint",
        "Published 17 December 2020",
        """<h2>Our recommendations</h2><h3>Recommendation 1: To the Home Office</h3><p>Review the law on sharing data
        with immigration enforcement. The review should be complete by 30 June 2021.</p><h3>Recommendation 2: To chief
        constables</h3><p>Chief constables should restrict the sharing of information within three months.</p><h3>Action
        1: To HMICFRS</h3><p>We will check what was done in six months.</p>""",
        date(2020, 12, 17),
        Expected(R, "1", "Review the law", ["Home Office"], "By 30 June 2021", date(2021, 6, 30)),
        Expected(R, "2", "Chief constables should restrict", CHIEFS, "Within three months", date(2021, 3, 17)),
    ),
    layout(
        "definition list",
        "PEEL 2025–27: An inspection of Eastshire Police",
        "Published on: 3 June 2026",
        """<h2>Areas for improvement</h2><dl><dt>AFI 1: Answering 101 calls</dt><dd>The force should reduce the number
        of 101 calls that are abandoned.</dd><dt>AFI 2: Supervising investigations</dt><dd>Supervisors don’t always
        record directions. The force should make sure they do within six months of publication.</dd></dl><h2>Cause of
        concern</h2><p>Eastshire Police doesn’t protect children well enough.</p><p><em>Recommendation</em></p><p>By 30
        September 2026, Eastshire Police should assess every risk to a child.</p><h2>About us</h2><p>We inspect.</p>""",
        date(2026, 6, 3),
        Expected(C, "1", "Eastshire Police doesn", []),
        Expected(f"{C}/1", "1", "By 30 September 2026", EASTSHIRE, "By 30 September 2026", date(2026, 9, 30)),
        Expected(A, "1", "The force should reduce", EASTSHIRE),
        Expected(A, "2", "Supervisors don", EASTSHIRE, "Within six months of publication", date(2026, 12, 3)),
    ),
    layout(
        "table of what we recommend",
        "An inspection of the service provided to victims",
        "Date published: 5 February 2025",
        """<h2>What we recommend</h2><table><caption>Recommendations and who they are for</caption><thead><tr>
        <th>Ref</th><th>What we recommend</th><th>Who for</th><th>Timescale</th></tr></thead><tbody><tr><td>R1</td>
        <td>Agree a single definition of a victim.</td><td>Home Office; Ministry of Justice</td><td>By
        30 September 2025</td></tr><tr><td>R2</td><td>Chief constables should record what victims need.</td>
        <td>Chief constables</td><td>Within 12 months</td></tr></tbody></table><h2>How we worked</h2><p>We asked
        victims.</p>""",
        date(2025, 2, 5),
        Expected(
            R,
            "R1",
            "Agree a single",
            ["Home Office", "Ministry of Justice"],
            "By 30 September 2025",
            date(2025, 9, 30),
        ),
        Expected(R, "R2", "Chief constables should record", CHIEFS, "Within 12 months", date(2026, 2, 5)),
    ),
    layout(
        "date in the heading",
        "Inspection of custody records in Wales",
        "Publication date: Tuesday 8 October 2024",
        """<h2>Summary of recommendations</h2><h3>Recommendation 1 (by 31 March 2025)</h3><p>Chief constables should
        make sure that each custody record has an officer in charge.</p><h3>Recommendation 2 (by 30 June
        2025)</h3><p>The College of Policing should publish training for custody sergeants. It should consult the
        National Police Chiefs’ Council.</p><h2>Background</h2><p>Records matter.</p>""",
        date(2024, 10, 8),
        Expected(R, "1", "Chief constables should", CHIEFS, "By 31 March 2025", date(2025, 3, 31)),
        Expected(R, "2", "The College of Policing", ["College of Policing"], "By 30 June 2025", date(2025, 6, 30)),
    ),
    layout(
        "summary and chapters",
        "Policing protests: a thematic inspection",
        "Published on: 11 March 2021",
        """<h2>Summary</h2><p>This report makes two recommendations and identifies one area for improvement.</p><ul>
        <li><strong>Recommendation 1.</strong> By 31 December 2021, the Home Office should consult on the law of
        protest.</li><li><strong>Recommendation 2.</strong> By 30 June 2022, chief constables should:<ol type="a">
        <li>train commanders; and</li><li>keep a list of those trained.</li></ol></li></ul><h2>Commanders</h2><p>
        Recommendation 2 is about commanders.</p><p><strong>Area for improvement 1:</strong> Forces should improve the
        way in which they debrief.</p><p>We saw few debriefs. Commanders should not be blamed.</p>""",
        date(2021, 3, 11),
        Expected(R, "1", "By 31 December 2021", ["Home Office"], "By 31 December 2021", date(2021, 12, 31)),
        Expected(R, "2", "By 30 June 2022, chief", CHIEFS, "By 30 June 2022", date(2022, 6, 30)),
        Expected(A, "1", "Forces should improve", ["Forces"]),
    ),
]
