"""Three more reports as saved pages have them: items named by a heading, cells over several rows, marks of notes."""

from datetime import date

from support.report_layouts import A, C, Expected, Layout, R, layout

EASTSHIRE = ["Eastshire Police"]
LATER: list[Layout] = [
    layout(
        "statements as headings",
        "PEEL 2025–27: An inspection of Eastshire Police",
        "",
        """<dl><dt>Publication date</dt><dd>Thursday, 6 November 2025</dd><dt>Police force</dt><dd>Eastshire Police</dd>
        </dl><h2>Keeping people safe</h2><h3>Cause of concern</h3><h4>The force doesn’t manage offenders well
        enough</h4><p>It has a backlog of visits.</p><p><strong>Recommendations</strong></p><p>By 6 February 2026,
        Eastshire Police should:</p><ul><li>make visits unannounced; and</li><li>review its policy.</li></ul>
        <p>By 6 May 2026, Eastshire Police should have cleared its backlog.</p><h3>Area for improvement</h3><h4>The
        force should improve how it uses THRIVE.</h4><p>In our audit, 12 calls had no assessment.</p><h3>Areas for
        improvement</h3><ol type="a"><li>The force should record ethnicity.</li><li>The force should use
        video<sup><a href="#fn1">1</a></sup> in searches.</li></ol><h3>Promising practice</h3><p>Others copy
        it.</p>""",
        date(2025, 11, 6),
        Expected(C, "1", "It has a backlog", []),
        Expected(
            f"{C}/1",
            "1",
            "By 6 February 2026, Eastshire Police should: - make visits",
            EASTSHIRE,
            "By 6 February 2026",
            date(2026, 2, 6),
        ),
        Expected(f"{C}/1", "2", "By 6 May 2026, Eastshire", EASTSHIRE, "By 6 May 2026", date(2026, 5, 6)),
        Expected(A, "1", "The force should improve how it uses THRIVE. In our audit,", EASTSHIRE),
        Expected(A, "2", "The force should record", EASTSHIRE),
        Expected(A, "3", "The force should use video in searches.", EASTSHIRE),
    ),
    layout(
        "cells over several rows",
        "Joint thematic inspection of county lines",
        "Published: 29 February 2024",
        """<h2>Annex B: All recommendations</h2><table><thead><tr><th rowspan="2">Ref</th><th rowspan="2">
        Recommendation</th><th colspan="2">For</th><th rowspan="2">Timescale</th></tr><tr><th>Lead</th><th>Support</th>
        </tr></thead><tbody><tr><td rowspan="2">R1</td><td>Police forces should work with schools.</td><td>Chief
        constables</td><td>Schools</td><td rowspan="2">29 August 2024</td></tr><tr><td>They should record this.</td>
        <td>Chief constables</td><td></td></tr><tr><td>R2</td><td>The Crown Prosecution Service should revise its
        guidance.</td><td>CPS</td><td></td><td>3 months</td></tr></tbody></table>""",
        date(2024, 2, 29),
        Expected(
            R,
            "R1",
            "Police forces should work with schools. They should record this.",
            ["Chief constables"],
            "29 August 2024",
            date(2024, 8, 29),
        ),
        Expected(R, "R2", "The Crown", ["Crown Prosecution Service"], "3 months", date(2024, 5, 29)),
    ),
]
