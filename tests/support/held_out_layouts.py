"""Eight more reports, written after the code that reads them was done and before it was run on them."""

from datetime import date

from support.report_layouts import A, C, Expected, Layout, R, layout

HELD_OUT: list[Layout] = [
    layout(
        "joint inspection",
        "The impact of the pandemic on criminal justice",
        "",
        """<dl><dt>Date of publication</dt><dd>19 January 2021</dd><dt>Lead inspectorate</dt><dd>HMICFRS</dd></dl>
        <p>Much has changed.</p><h2>Our recommendations</h2><p>We made two recommendations in this
        report:</p><ol><li>There should
        be an immediate commitment to sharing data.</li><li>The Ministry of Justice and the Home Office should
        publish a joint
        plan by 1 July 2021.</li></ol>""",
        date(2021, 1, 19),
        Expected(R, "1", "There should be an immediate", []),
        Expected(
            R,
            "2",
            "The Ministry of Justice",
            ["Ministry of Justice", "Home Office"],
            "By 1 July 2021",
            date(2021, 7, 1),
        ),
    ),
    layout(
        "letter",
        "Letter about enhanced monitoring of Eastshire Constabulary",
        "",
        """<h2>Letter information</h2><p>From: HM Inspector of Constabulary</p><p>To: Chief Constable of Eastshire</p>
        <p>Sent on: 14 March 2024</p><h2>Enhanced monitoring</h2><p>I have decided to remove the force from this
        phase.
        The force should keep up its work.</p>""",
        date(2024, 3, 14),
    ),
    layout(
        "groups in an annex",
        "An inspection of police leadership",
        "Published: 5 June 2025",
        """<h2>Findings</h2><p>Leaders differ.</p><h2>Annex A: List of recommendations</h2><h3>Selecting leaders</h3>
        <p><strong>Recommendation 1</strong></p><p>By 31 March 2026, the College of Policing should set standards for
        selection.</p>
        <h3>Training leaders</h3><p><strong>Recommendation 2</strong></p><p>With immediate effect, chief constables
        should
        release staff for training.</p><p><strong>Recommendation 3</strong></p><p>By 30 June 2026, police and crime
        commissioners
        should work with chief constables to fund it.</p>""",
        date(2025, 6, 5),
        Expected(
            R, "1", "By 31 March 2026, the College", ["College of Policing"], "By 31 March 2026", date(2026, 3, 31)
        ),
        Expected(
            R, "2", "With immediate effect, chief", ["Chief constables"], "With immediate effect", date(2025, 6, 5)
        ),
        Expected(
            R,
            "3",
            "By 30 June 2026, police",
            ["Police and crime commissioners", "Chief constables"],
            "By 30 June 2026",
            date(2026, 6, 30),
        ),
    ),
    layout(
        "two due phrases in a cause",
        "PEEL assessment 2018/19: Westshire Police",
        "Published on: 27 September 2019",
        """<h2>Protecting vulnerable people</h2><h3>Cause of concern</h3><p>The force fails some vulnerable
        people.</p>
        <h3>Recommendations</h3><p>HMICFRS recommends that the force should immediately:</p><ul><li>check its queues;
        and</li>
        <li>send an officer.</li></ul><p>HMICFRS recommends that within six months the force should:</p><ul><li>train
        its staff.</li></ul>
        <h2>Tackling crime</h2><h3>Areas for improvement</h3><ul><li>The force should review its
        investigations.</li></ul>""",
        date(2019, 9, 27),
        Expected(C, "1", "The force fails some", []),
        Expected(
            f"{C}/1",
            "1",
            "HMICFRS recommends that the force should immediately",
            ["Westshire Police"],
            "Immediately",
            date(2019, 9, 27),
        ),
        Expected(
            f"{C}/1",
            "2",
            "HMICFRS recommends that within six",
            ["Westshire Police"],
            "Within six months",
            date(2020, 3, 27),
        ),
        Expected(A, "1", "The force should review its", ["Westshire Police"]),
    ),
    layout(
        "one plain area",
        "PEEL 2021/22: Northshire Police",
        "Published on: 20 January 2023",
        """<h2>Supporting victims</h2><p>The force is adequate.</p><h3>Areas for improvement</h3><p>The force should
        make sure that
        victims’ needs are assessed at an early stage.</p><p>We set out our detailed findings below.</p><p>Victims
        should be told
        what happens next.</p>""",
        date(2023, 1, 20),
        Expected(A, "1", "The force should make sure that", ["Northshire Police"]),
    ),
    layout(
        "table with dates",
        "Custody: an unannounced inspection of Eastshire Constabulary",
        "Published on: 2 February 2018",
        """<h2>Summary of recommendations</h2><table><tr><th>Number</th><th>Recommendation</th><th>Directed
        to</th><th>By when</th></tr>
        <tr><td>2.6</td><td>The force should make sure that detainees are searched with dignity.</td><td>The
        force</td><td>Within three
        months</td></tr><tr><td>S2</td><td>The force should improve its records of force used.</td><td>The
        force</td><td>Immediately</td>
        </tr></table>""",
        date(2018, 2, 2),
        Expected(
            R, "2.6", "The force should make sure", ["Eastshire Constabulary"], "Within three months", date(2018, 5, 2)
        ),
        Expected(R, "S2", "The force should improve its", ["Eastshire Constabulary"], "Immediately", date(2018, 2, 2)),
    ),
    layout(
        "numbers with letters",
        "A joint inspection of rape investigations",
        "Published on: 16 July 2021",
        """<h2>Overarching recommendations</h2><h3>Recommendation 12a: Police forces</h3><p>Immediately, police
        forces should collect
        data on the characteristics of victims.</p><h3>Recommendation 12b: The CPS</h3><p>By 31 December 2021, the
        Crown Prosecution
        Service should collect the same data.</p><h3>Next steps</h3><p>Recommendation 12a is for all forces.</p>""",
        date(2021, 7, 16),
        Expected(R, "12a", "Immediately, police forces should", ["Police forces"], "Immediately", date(2021, 7, 16)),
        Expected(
            R,
            "12b",
            "By 31 December 2021, the Crown",
            ["Crown Prosecution Service"],
            "By 31 December 2021",
            date(2021, 12, 31),
        ),
    ),
    layout(
        "titled causes",
        "An inspection of Metropolis Police: serious youth violence",
        "Published on: 1 March 2023",
        """<h2>Causes of concern</h2><h3>Cause of concern 1: Reviewing cases</h3><p>The force does not review cases
        well enough.</p>
        <h4>Recommendation 1</h4><p>By 1 September 2023, Metropolis Police should review its open cases.</p><h3>Cause
        of concern 2:
        Working with partners</h3><p>The force shares too little.</p><h4>Recommendation 2</h4><p>Metropolis Police
        should, by 1 June
        2023, agree how it shares information with councils.</p><h2>Conclusion</h2><p>We will come back.</p>""",
        date(2023, 3, 1),
        Expected(C, "1", "The force does not review", []),
        Expected(
            f"{C}/1",
            "1",
            "By 1 September 2023, Metropolis",
            ["Metropolis Police"],
            "By 1 September 2023",
            date(2023, 9, 1),
        ),
        Expected(C, "2", "The force shares too little", []),
        Expected(
            f"{C}/2", "2", "Metropolis Police should, by", ["Metropolis Police"], "By 1 June 2023", date(2023, 6, 1)
        ),
    ),
]
