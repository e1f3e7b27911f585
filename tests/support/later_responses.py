"""Six more responses in the manner of other offices, with invented words: pages of sites, of Word, and in Welsh."""

from support.office_responses import OfficeResponse

REPORT = "https://hmicfrs.justiceinspectorates.gov.uk/publications/getting-a-grip"
LATER_RESPONSES = [
    OfficeResponse(
        "page with a day of its own",
        f"""<h1>PCC Response to HMICFRS: Police performance – Getting a grip</h1><p>Published: 14 July 2023</p>
        <p>Share this.</p><table><tr><td><p>HMICFRS Report:</p></td><td><a href="{REPORT}">Getting a grip</a></td>
        </tr><tr><td>Date of HMICFRS publication:</td><td>7th July 2023</td></tr><tr><td>Response by:</td><td>1st
        September 2023</td></tr></table><h3>Overview</h3><p>It is about data.</p><h3>Chief Constable’s Views</h3><p>We
        welcome it.</p><h3>Commissioner’s Comments</h3><p>I am assured.</p><h3>Recommendations &amp; Areas for
        Improvement</h3><p><strong>Recommendation 1:</strong> By 31 March 2024, the Home Office should review its
        data.</p><p><strong>Response:</strong> This is for the Home Office.</p><p><strong>Recommendation 2:</strong> By
        1 December 2023, chief constables should keep a board.</p><p><strong>Response:</strong> Accepted. The force has
        one.</p>""",
        {
            "inspection_title": "Getting a grip", "published_on": "2023-07-07", "report_url": REPORT,
            "key_findings": "It is about data.", "chief_constable_comments": "We welcome it.",
            "commissioner_comments": "I am assured.",
            "recommendations": [
                {"number": "1", "text": "By 31 March 2024, the Home Office should review its data.",
                 "commissioner": {"explanation": "This is for the Home Office."}},
                {"number": "2", "text": "By 1 December 2023, chief constables should keep a board.",
                 "chief_constable": {"position": "accepted", "response": "The force has one."}},
            ],
        },
    ),
    OfficeResponse(
        "page of Word",
        """<p><strong>OPCC Eastshire response to HMICFRS report: “The hidden victims”</strong></p><p><strong>Date report
        published:</strong> 29<sup>th</sup> March 2023</p><p><strong><u>Summary of Report</u></strong></p><p>Three
        forces were visited.</p><p>·&nbsp;&nbsp; First finding</p><p>·&nbsp;&nbsp; Second finding</p><p><strong><u>The
        Chief Constable of Eastshire Police has provided the following response:</u></strong></p><p>“I am
        grateful.”</p><p><strong><u>The Police and Crime Commissioner’s response to the report:</u></strong></p><p>I
        hold the force to account.</p>""",
        {
            "inspection_title": "The hidden victims", "published_on": "2023-03-29",
            "key_findings": "Three forces were visited.\n\n- First finding\n- Second finding",
            "chief_constable_comments": "“I am grateful.”", "commissioner_comments": "I hold the force to account.",
        },
    ),
    OfficeResponse(
        "table of items that names them",
        """<h1>Commissioner’s statutory response — HMICFRS inspection of Eastshire’s custody</h1><table><tr><th></th>
        <th>Recommendation / cause of concern</th><th>Force’s response</th><th>Commissioner’s response</th><th>RAG</th>
        </tr><tr><td>Cause of concern 1</td><td>Reviews are late.</td><td>Accepted in part. We try.</td><td>I will
        ask.</td><td>Amber</td></tr><tr><td>AFI 1</td><td>The force should record meals.</td><td>Done.</td><td>Noted by
        me.</td><td>Green</td></tr></table><h2>Conclusion</h2><p>I will publish an update.</p>""",
        {
            "inspection_title": "HMICFRS inspection of Eastshire’s custody",
            "causes_of_concern": [
                {"number": "1", "text": "Reviews are late.", "commissioner": {"explanation": "I will ask."},
                 "chief_constable": {"position": "partly accepted", "response": "We try."}}
            ],
            "areas_for_improvement": [
                {"number": "1", "text": "The force should record meals.", "chief_constable": {"response": "Done."},
                 "commissioner": {"explanation": "Noted by me."}}
            ],
        },
    ),
    OfficeResponse(
        "table of items that begin with their numbers",
        """<h1>Response to HMICFRS: Sharing data</h1><table><tr><th>Recommendation</th><th>Force Response</th></tr>
        <tr><td>4. By April 2025, forces should share data.</td><td>Partially agreed. Some.</td></tr><tr><td>7. By June
        2025, forces should train staff.</td><td>Rejected. No money.</td></tr></table>""",
        {
            "recommendations": [
                {"number": "4", "text": "By April 2025, forces should share data.",
                 "chief_constable": {"position": "partly accepted", "response": "Some."}},
                {"number": "7", "text": "By June 2025, forces should train staff.",
                 "chief_constable": {"position": "not accepted", "response": "No money."}},
            ],
        },
    ),
    OfficeResponse(
        "parts that open",
        f"""<h1>Deputy Mayor’s Response to HMICFRS: Race disparity in police decision making</h1>
        <button aria-expanded="false">1. Deputy Mayor’s comments</button><p>We are for fairness.</p>
        <h2><button aria-expanded="false">2. GMP’s response</button></h2><p>GMP has a plan.</p>
        <details><summary>3. Responses to recommendations</summary><h3>Recommendation 6 – Chief Constables</h3><p>By 31
        August 2024, forces should record.</p><p>GMP response: Agreed. We do.</p><p>Deputy Mayor’s response: I
        look.</p></details><p>Date published by HMICFRS: 25 August 2023</p><p><a href="{REPORT}">Read it
        all</a></p>""",
        {
            "inspection_title": "Race disparity in police decision making", "published_on": "2023-08-25",
            "commissioner_comments": "We are for fairness.", "chief_constable_comments": "GMP has a plan.",
            "report_url": REPORT,
            "recommendations": [
                {"number": "6", "text": "By 31 August 2024, forces should record.",
                 "addressed_to": ["Forces"], "commissioner": {"explanation": "I look."},
                 "chief_constable": {"position": "accepted", "response": "We do."}}
            ],
        },
    ),
    OfficeResponse(
        "in Welsh",
        """<h1>Ymateb Comisiynydd Heddlu a Throseddu Dwyrain Cymru i adroddiad AHEFGTA: Asesiad PEEL</h1>
        <p><strong>Dyddiad cyhoeddi:</strong> 21 Chwefror 2025</p>
        <h2>Sylwadau’r Prif Gwnstabl</h2><p>Rydym yn croesawu’r
        adroddiad.</p><h2>Sylwadau’r Comisiynydd</h2><p>Rwy’n falch.</p><h2>Argymhellion</h2><h3>Argymhelliad
        1</h3><p>Dylai’r heddlu wella.</p><h3>Ymateb y Prif Gwnstabl</h3><p>Derbyniwyd. Rydym wedi dechrau.</p>""",
        {
            "inspection_title": "Asesiad PEEL", "published_on": "2025-02-21",
            "chief_constable_comments": "Rydym yn croesawu’r adroddiad.", "commissioner_comments": "Rwy’n falch.",
            "recommendations": [
                {"number": "1", "text": "Dylai’r heddlu wella.",
                 "chief_constable": {"position": "accepted", "response": "Rydym wedi dechrau."}}
            ],
        },
    ),
]  # fmt: skip
