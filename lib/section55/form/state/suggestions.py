"""The words that the form offers where HMICFRS has lists of its own; each question takes other words as well.

The publication types are those seen on its website, whose list changes.
"""

from section55.model.police_forces import ALL_FORCES, POLICE_FORCES

PUBLICATION_TYPES = (
    "Cause of concern",
    "Child protection",
    "Corporate",
    "Counter-terrorism",
    "Crime data integrity",
    "Criminal Justice Joint Inspections",
    "Custody",
    "Domestic abuse",
    "Firearms",
    "Integrated PEEL assessment",
    "Joint Inspection",
    "PEEL spotlight",
    "Police ethics and accountability",
    "Police performance",
    "Progress review",
    "Rape Monitoring Group",
    "Revisit",
    "Roads policing",
    "Serious and organised crime",
    "Specific reviews",
    "State of Policing",
    "Stop and search",
    "Super-complaint",
    "Thematic inspection",
    "Victims and resolutions",
)

_FORCES = POLICE_FORCES[POLICE_FORCES.index(ALL_FORCES) + 1 : POLICE_FORCES.index("Civil Nuclear Constabulary")]
"""The local forces and the British Transport Police."""
ADDRESSEES = (
    "Chief Constables",
    "Police and Crime Commissioners",
    "Association of Police and Crime Commissioners",
    "College of Policing",
    "Crown Prosecution Service",
    "HM Prison and Probation Service",
    "Home Office",
    "Independent Office for Police Conduct",
    "Ministry of Justice",
    "National Police Chiefs' Council",
    "Probation Service",
    *_FORCES,
)

INSPECTORATES = (
    "HM Inspectorate of Prisons",
    "HM Inspectorate of Probation",
    "HM Crown Prosecution Service Inspectorate",
    "Care Quality Commission",
    "Ofsted",
    "Estyn",
    "Care Inspectorate Wales",
    "Healthcare Inspectorate Wales",
)
"""Those that make joint reports with the inspectorate of constabulary."""
