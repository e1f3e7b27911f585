"""An office's profile to be typed into the form."""

KENT = {
    "office_name": "Office of the Police and Crime Commissioner for Kent",
    "short_name": "OPCC Kent",
    "area": "Kent",
    "body_title": "Police and Crime Commissioner",
    "body_abbreviation": "PCC",
    "force_name": "Kent Police",
    "chief_officer_title": "Chief Constable",
    "panel_name": "Kent Police and Crime Panel",
    "website": "https://www.kent-pcc.gov.uk",
    "printed_deadline": "statutory",
}
"""What a profile must say, by its keys."""
