"""A parameter file with every kind of item inside another, laid out by hand in every way that people lay them out."""

NESTED = """\
# A PEEL report, entered by hand.
office: norfolk
inspection_title: PEEL 2023–25   # as printed
published_on: 2024-05-02
publication_types: [PEEL]
police_forces: [Norfolk Constabulary]
report_url: https://hmicfrs.justiceinspectorates.gov.uk/peel
recommendations_total: 9
areas_for_improvement_total: 11
numbering: {areas_for_improvement: office}   # the report has none
recommendations:
  # Answered with 22.
  - number: "10"
    text: First.
    answered_with: "22"
  - number: "7"
    title: Vetting decisions
    text: |
      The force should:

      (a) do one thing;
      (b) do another.
    # Its parts, one by one.
    parts:
      - number: a
        text: do one thing;
        chief_constable:
          position: accepted   # by the DCC
      # The second.
      -   number: b
          text: >
            do
            another.
          commissioner: {action: proposed, explanation: "It will be done."}
          updates:
          - {on: 2024-06-01, text: "Begun: at last"}

  - number: "22"
    text: Last.
    owner: Head of Vetting
causes_of_concern:
- number: "1"
  # of those two
  accelerated: true
  text: The force doesn't do it.
  recommendations:

  # By August.
  - number: "1"
    text: Do it.
    due: By 31 August 2024

  - text: Do it well.
    number: "2"   # out of order
    parts: [{number: a, text: quickly}, {number: b, text: "cheaply, too"}]
    commissioner:
      action: taken
      explanation: |
        It was done.
  status: open
- number: "2"
  text: Nor that.
  recommendations:
      - number: "1"
        text: Do that.
areas_for_improvement:
  - number: "1"
    group: Vetting
    text: One.
  - number: "2"
    group: Vetting
    text: Two.
    status: open
  # The numbers begin again.
  - number: "1"
    group: Standards
    text: Three.
status: final   # signed off
"""

PEEL = """\
office: norfolk
inspection_title: "PEEL 2023\u201325: An inspection of Norfolk Constabulary"
published_on: 2024-05-02
publication_types: [Integrated PEEL assessment]
police_forces: [Norfolk Constabulary]
report_url: https://hmicfrs.justiceinspectorates.gov.uk/publications/peel-norfolk
key_findings: |
  The force is good at preventing crime, and has to get better at investigating it.
recommendations_total: 5
recommendations_to_chief_constables: 3
causes_of_concern_total: 1
areas_for_improvement_total: 11
numbering:
  areas_for_improvement: office
recommendations:
  - number: "7"
    title: Vetting decisions
    text: |
      By 31 August 2024 the force should make sure that:

      (a) each decision is recorded; and
      (b) each record is reviewed.
    addressed_to: [Chief Constables]
    due: By 31 August 2024
    due_on: 2024-08-31
    parts:
      - number: a
        text: each decision is recorded; and
        chief_constable:
          position: accepted
          response: Each decision is recorded since June.
        commissioner:
          action: proposed
          explanation: I will look at a sample each quarter.
      - number: b
        text: each record is reviewed.
        chief_constable:
          position: partly accepted
          response: One in ten is reviewed.
        commissioner:
          action: none
          explanation: I will wait for the first reviews.
        status: open
        owner: Head of Vetting
  - number: "8"
    text: The force should publish how many decisions there are.
    answered_with: "9"
  - number: "9"
    text: The force should publish how long each decision takes.
    chief_constable:
      position: accepted
      response: Both figures are published each month.
    commissioner:
      action: taken
      explanation: I asked for both figures in May.
causes_of_concern:
  - number: "1"
    accelerated: true
    text: The force does not investigate crimes well enough.
    recommendations:
      - number: "1"
        text: |
          Within three months, the force should make sure that investigations are supervised.
        due: Within three months
        chief_constable:
          position: accepted
          response: Every investigation has a supervisor.
        commissioner:
          action: proposed
          explanation: I will ask for the figures in September.
      - number: "2"
        text: Within six months, the force should train its investigators.
        chief_constable:
          position: noted
          response: Training begins in June.
        commissioner:
          action: proposed
          explanation: I will visit the first course.
areas_for_improvement:
  - number: "1"
    group: Vetting
    text: The force should vet everybody who joins it.
    chief_constable:
      position: accepted
      response: Nobody joins before.
  - number: "1"
    group: Standards of behaviour
    text: The force should say what it expects of its officers.
chief_constable_comments: The force welcomes the report.
commissioner_comments: I have asked the force to report to me each quarter.
status: draft
"""
"""A PEEL report's response as the form saves it: a cause of concern that has recommendations, parts, groups, totals."""
