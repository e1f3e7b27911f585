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
