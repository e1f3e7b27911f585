"""Responses in the manner of ten offices, with invented words: letters, posts, tables, answers below each item."""

from typing import Any, NamedTuple


class OfficeResponse(NamedTuple):
    name: str
    page: str
    expected: dict[str, Any]
    """Of the answers those that the page states, by the parameter file's keys."""


ACCEPTED = {"position": "accepted", "response": "It keeps a log."}
OFFICE_RESPONSES = [
    OfficeResponse(
        "numbered sections",
        """<h1>Thematic inspection of vetting</h1><h2>1. Police and Crime Commissioner comments</h2><p>I welcome
        this.</p><p>I asked the Chief Constable for his views, and he said:</p><blockquote><p>We keep a
        log.</p></blockquote><h2>2. Next steps</h2><p>I will ask again in May.</p>""",
        {
            "inspection_title": "Thematic inspection of vetting",
            "commissioner_comments": "I welcome this.\n\nI asked the Chief Constable for his views, and he said:\n\n"
            "We keep a log.\n\n## 2\\. Next steps\n\nI will ask again in May.",
        },
    ),
    OfficeResponse(
        "letter to the Home Secretary",
        """<h1>An inspection of activism and impartiality in policing</h1><p>Dear Home Secretary,</p><p>I write under
        section 55(5) of the Police Act 1996.</p><p>The report was published on 10 September 2024.</p><p>Eastshire’s
        officers are impartial.</p><p>Yours sincerely</p>""",
        {
            "inspection_title": "An inspection of activism and impartiality in policing",
            "published_on": "2024-09-10",
            "commissioner_comments": "Dear Home Secretary,\n\nI write under section 55(5) of the Police Act 1996.\n\n"
            "The report was published on 10 September 2024.\n\nEastshire’s officers are impartial.\n\nYours sincerely",
        },
    ),
    OfficeResponse(
        "local policing body",
        """<h1>Response to PEEL 2021/22: Eastshire Police</h1><h2>Background</h2><p>The report came in May.</p><h2>Local
        Policing Body’s Comments</h2><p>1. I am glad of it.</p>""",
        {"commissioner_comments": "1\\. I am glad of it."},
    ),
    OfficeResponse(
        "information and comment",
        """<h1>HMICFRS: the response to serious youth violence</h1><p><strong>Information:</strong></p><p>Twelve forces
        were visited.</p><p><strong>Read the report:</strong> <a href="https://example.org/r">HTML</a></p>
        <p><strong>PFCC Comment:</strong></p><p>“We must do more.”</p>""",
        {"commissioner_comments": "“We must do more.”", "report_url": "https://example.org/r",
         "key_findings": "Twelve forces were visited."},
    ),
    OfficeResponse(
        "table of label and value",
        """<h1>HMICFRS inspection response</h1><table><tr><th>Inspection title</th><td>Digital forensics</td></tr>
        <tr><th>Date published</th><td>1 December 2022</td></tr><tr><th>Link to report</th><td><a
        href="https://example.org/d">Report</a></td></tr><tr><th>Chief Constable’s comments</th><td>We have
        begun.</td></tr><tr><th>PCC’s comments</th><td>I support that.</td></tr></table>""",
        {"inspection_title": "Digital forensics", "published_on": "2022-12-01", "report_url": "https://example.org/d",
         "chief_constable_comments": "We have begun.", "commissioner_comments": "I support that."},
    ),
    OfficeResponse(
        "table of items",
        """<h1>Response to the inspection of custody</h1><h2>Recommendations</h2><table><tr><th>No.</th>
        <th>Recommendation</th><th>Chief Constable’s response</th><th>PCC’s comments</th></tr><tr><td>1</td><td>The
        force should keep a log by 1 June 2025.</td><td>The force accepts this recommendation. It keeps a
        log.</td><td>I have seen it.</td></tr></table>""",
        {
            "recommendations": [
                {"number": "1", "text": "The force should keep a log by 1 June 2025.", "due": "By 1 June 2025",
                 "chief_constable": ACCEPTED, "commissioner": {"explanation": "I have seen it."}}
            ]
        },
    ),
    OfficeResponse(
        "item by item",
        """<h1>Response</h1><h2>Recommendations</h2><h3>Recommendation 1</h3><p>Forces should keep a log.</p><h4>Chief
        Constable’s response</h4><p>The force accepts this recommendation. It keeps a log.</p><h4>PCC’s comments</h4>
        <p>I have seen it.</p><h3>Recommendation 2</h3><p>Forces should train staff.</p><h4>Chief Constable’s
        response</h4><p>Training has begun.</p>""",
        {
            "recommendations": [
                {"number": "1", "text": "Forces should keep a log.", "chief_constable": ACCEPTED,
                 "commissioner": {"explanation": "I have seen it."}},
                {"number": "2", "text": "Forces should train staff.",
                 "chief_constable": {"response": "Training has begun."}},
            ]
        },
    ),
    OfficeResponse(
        "mayor",
        """<h1>Mayor’s response to HMICFRS</h1><p><strong>Report:</strong> Rape investigations</p><p><strong>Published:
        </strong> 16 July 2021</p><h2>Deputy Mayor’s response</h2><p>I thank the inspectors.</p><h2>Commissioner of
        Police’s response</h2><p>We will act.</p>""",
        {"inspection_title": "Rape investigations", "published_on": "2021-07-16",
         "commissioner_comments": "I thank the inspectors.", "chief_constable_comments": "We will act."},
    ),
    OfficeResponse(
        "appendix of replies",
        """<h1>PFCC response: cyber-dependent crime</h1><h2>Statement from the PFCC</h2><p>Crime has moved.</p>
        <h2>Appendix A: Response of the Chief Constable</h2><p>We moved too.</p><h3>Area for improvement 1</h3><p>We do
        it.</p>""",
        {"commissioner_comments": "Crime has moved.", "chief_constable_comments": "We moved too.",
         "areas_for_improvement": [{"number": "1", "chief_constable": {"response": "We do it."}}]},
    ),
    OfficeResponse(
        "not for the force",
        """<h1>State of Policing</h1><h2>Key findings</h2><p>Trust fell.</p><h2>Recommendation 3</h2><p>The Home Office
        should fund it.</p><p><strong>Force response:</strong> This recommendation does not apply to our force.</p>
        <h2>Commissioner’s statement</h2><p>Noted.</p>""",
        {"key_findings": "Trust fell.", "commissioner_comments": "Noted.",
         "recommendations": [{"number": "3", "text": "The Home Office should fund it.",
                              "chief_constable": {"position": "not applicable"}}]},
    ),
]  # fmt: skip
