"""A report to bring in, with something of each kind that an officer has to look at."""

from pathlib import Path

REPORT_PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>An inspection of how well the police tackle stalking - HMICFRS</title></head><body><main>
<h1>An inspection of how well the police tackle stalking</h1><p>Published on: 8 March 2023</p><p>© HMICFRS 2019</p>
<h2>Summary</h2><p>We inspected eight forces. We make five recommendations and two areas for improvement.</p>
<p>Forces should keep victims informed of what happens next.</p>
<p>Chief constables must be sure that risk assessments are complete.</p>
<h2>Recommendations</h2>
<h3>Recommendation 1</h3><p>By 30 November 2023, chief constables should make sure that every officer who deals with
stalking has been trained. This should include:</p><ul><li>how to assess risk; and</li><li>how to record it.</li></ul>
<h3>Recommendation 2</h3><p>Within six months, the College of Policing should work with the National Police Chiefs'
Council and chief constables to write guidance.</p>
<h3>Recommendation 3</h3><p>By the end of the financial year, people who lead on this should review their
approach.</p>
<h3>Recommendation 4</h3><p>Immediately, the Home Office should review the law.</p>
<h2>Cause of concern</h2><p>We are concerned that the force's records aren't kept.</p><h3>Recommendations</h3>
<ul><li>Within three months, the force should review its records.</li></ul>
<h2>Areas for improvement</h2><ul><li>The force should improve how it supervises investigations.</li>
<li>The force should make better use of protection orders.</li></ul>
</main></body></html>
"""
DOUBT = "The page says 2023 and the copyright 2019: pages that were moved bear the day of the move."


def write_report(folder: Path) -> Path:
    """Writes the report as a saved web page, and gives its path."""
    path = folder / "report.html"
    path.write_text(REPORT_PAGE, encoding="utf-8")
    return path
