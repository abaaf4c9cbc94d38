#!/bin/sh
# Makes the official XML schema of Salesforce metadata, .build/metadata-schema/metadata.xsd of the current directory.
#
# The schema is the one inside metadata.wsdl (API 63.0) that PyPI's simple-salesforce 1.12.10 ships. The WSDL declares
# types only, so root elements are appended for the files that are checked. Does nothing if the schema is there.
set -eu
exec python3 - <<'PYTHON'
import fcntl
import glob
import os
import subprocess
import sys
import venv
import xml.etree.ElementTree as tree

VERSION = "1.12.10"
FOLDER = ".build/metadata-schema"
SCHEMA = FOLDER + "/metadata.xsd"
XSD = "http://www.w3.org/2001/XMLSchema"
METADATA = "http://soap.sforce.com/2006/04/metadata"
ROOTS = ["CustomObject", "CustomField", "ValidationRule", "ListView", "Layout", "CustomTab", "PermissionSet", "Package",
         "Flow", "CustomApplication", "GlobalValueSet", "RecordType", "CompactLayout", "BusinessProcess"]


def find_wsdl():
    environment = FOLDER + "/venv"
    pattern = environment + "/lib/python3*/site-packages/simple_salesforce/metadata.wsdl"
    if not glob.glob(pattern):
        venv.create(environment, with_pip=True)
        subprocess.run([environment + "/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                        "simple-salesforce==" + VERSION], check=True)
    found = glob.glob(pattern)
    if not found:
        sys.exit("simple-salesforce %s has no metadata.wsdl" % VERSION)
    return found[0]


def make_schema():
    root = tree.parse(find_wsdl()).getroot()
    schema = next(found for found in root.iter("{%s}schema" % XSD) if found.get("targetNamespace") == METADATA)
    types = {found.get("name") for found in schema.findall("{%s}complexType" % XSD)}
    for name in ROOTS:
        if name not in types:
            sys.exit("metadata.wsdl does not know the type " + name)
        tree.SubElement(schema, "{%s}element" % XSD, {"name": name, "type": "tns:" + name})
    text = tree.tostring(schema, encoding="unicode")
    # References inside the schema have the prefix tns, which the extracted element must declare itself.
    if "xmlns:tns=" not in text.split(">", 1)[0]:
        text = text.replace("<xsd:schema", '<xsd:schema xmlns:tns="%s"' % METADATA, 1)
    with open(SCHEMA + ".partial", "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(SCHEMA + ".partial", SCHEMA)


tree.register_namespace("xsd", XSD)
os.makedirs(FOLDER, exist_ok=True)
# Several tests may ask for it at the same time.
with open(FOLDER + "/lock", "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    # A schema made before a root element was added does not have it.
    complete = os.path.exists(SCHEMA) and all(
        'name="%s" type="tns:%s"' % (name, name) in open(SCHEMA, encoding="utf-8").read() for name in ROOTS)
    if not complete:
        make_schema()
PYTHON
