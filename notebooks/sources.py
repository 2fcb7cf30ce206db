"""Finds the characters of a file that a sentence of a release was read from.

`sentences.begin_offset` and `end_offset` count characters (Unicode code points) of the text that was decoded from the
source. For plain text, and for a row of a table, that text is in the file as it stands, also inside .gz and .zip, and is
decoded here again. For HTML, PDF, DOC and DOCX it is what Baogao's parsers made of the page: see `NotReadHere`.
"""

import csv
import dataclasses
import gzip
import hashlib
import io
import json
import os
import pathlib
import unicodedata
import zipfile

from baogao import NotFound

INPUT_VARIABLE = "BAOGAO_INPUT"
"""Names the environment variable with the folder of the input, where it is no longer where the run found it."""

_MARKS = {
    "UTF-8": b"\xef\xbb\xbf",
    "UTF-16LE": b"\xff\xfe",
    "UTF-16BE": b"\xfe\xff",
    "UTF-32LE": b"\xff\xfe\0\0",
    "UTF-32BE": b"\0\0\xfe\xff",
    "GB18030": b"\x84\x31\x95\x33",
}
_PYTHON_NAMES = {"Big5": "cp950"}
_TABLE_DELIMITERS = {"csv": ",;", "tsv": "\t"}
_PAGES_AND_DOCUMENTS = ("html", "pdf", "doc", "docx")
_ENTRY = "!/"


class NotReadHere(Exception):
    """The source's text is made by a parser, so that the file has no such characters to be cut out."""


@dataclasses.dataclass(frozen=True)
class Source:
    """What a report was read from: the file on this machine and its decoded text."""

    file: pathlib.Path
    text: str

    def cut(self, sentence):
        """The characters that a row of `sentences` was read from."""
        return self.text[sentence.begin_offset : sentence.end_offset]

    def around(self, sentence, characters=30):
        """The characters before a sentence, its own, and those after it."""
        return (
            self.text[max(0, sentence.begin_offset - characters) : sentence.begin_offset],
            self.cut(sentence),
            self.text[sentence.end_offset : sentence.end_offset + characters],
        )


def open_source(release, report):
    """The source of a row of `reports`.

    Raises NotFound where the file is not there or is not the one that was read (its SHA-256 differs), and NotReadHere
    for pages and documents.
    """
    if report.format in _PAGES_AND_DOCUMENTS:
        raise NotReadHere(
            f"{report.source_path}: offsets count in the text that the parser made of this {report.format}"
        )
    outer, *entries = report.source_path.split(_ENTRY)
    is_row = report.format not in ("text",)
    if is_row:
        *entries_and_outer, last = [outer, *entries]
        outer, *entries = [*entries_and_outer, last.rpartition("#")[0]]
    file = input_file(release, outer)
    wanted = None if is_row else report.source_sha256
    content = _unpacked(file.read_bytes(), wanted)
    for entry in entries:
        content = _unpacked(_entry(content, entry, wanted, report.source_path), wanted)
    if not is_row:
        if _sha256(content) != report.source_sha256:
            raise NotFound(
                f"{file} has changed since release {release.run_id} was made: its SHA-256 is another one."
            )
        return Source(file, _decoded(content, report.charset))
    return Source(file, _row_text(_decoded(content, report.charset), report))


def input_file(release, source_path):
    """Where the outermost file of a source path is on this machine."""
    roots = release.manifest["inputs"]["roots"]
    label, _, below = source_path.partition("/")
    folder = os.environ.get(INPUT_VARIABLE)
    if folder:
        places = [pathlib.Path(folder) / source_path]
    elif len(roots) > 1:
        places = [_local(roots[label]) / below if below else _local(roots[label])]
    else:
        (root,) = (_local(uri) for uri in roots.values())
        places = [root / source_path, root if root.name == source_path else root / source_path]
    for place in places:
        if place.is_file():
            return place
    raise NotFound(
        f"There is no file {places[0]}. {INPUT_VARIABLE} names the input folder where it was moved."
    )


def _local(uri):
    scheme, colon, path = uri.partition(":")
    if scheme != "file":
        raise NotFound(
            f"The input {uri} is on another file system; copy it here and name the folder with {INPUT_VARIABLE}."
        )
    return pathlib.Path("/" + path.lstrip("/"))


def _unpacked(content, wanted):
    while content[:2] == b"\x1f\x8b" and _sha256(content) != wanted:
        content = gzip.decompress(content)
    return content


def _entry(archive, name, wanted, source_path):
    """An entry of a zip by its name, which may be in GBK; else by what it holds."""
    with zipfile.ZipFile(io.BytesIO(archive)) as entries:
        for info in entries.infolist():
            if name in _names(info):
                return entries.read(info)
        for info in entries.infolist():
            if wanted and _sha256(entries.read(info)) == wanted:
                return entries.read(info)
    raise NotFound(f"The archive has no entry {name}: {source_path}")


def _names(info):
    names = {info.filename}
    if not info.flag_bits & 0x800:
        raw = info.filename.encode("cp437", errors="ignore")
        names |= {raw.decode(charset, errors="replace") for charset in ("utf-8", "gb18030", "cp950")}
    return names


def _decoded(content, charset):
    mark = _MARKS.get(charset, b"")
    if mark and content.startswith(mark):
        content = content[len(mark) :]
    return content.decode(_PYTHON_NAMES.get(charset, charset), errors="replace")


def _row_text(table, report):
    """The cell that holds the report: `source_sha256` of a row is that of its text."""
    for cell in _cells(table, report.format):
        if hashlib.sha256(cell.encode("utf-8", errors="replace")).hexdigest() == report.source_sha256:
            return cell
    raise NotFound(f"No cell of the table is the text of {report.source_path}; the table has changed since.")


def _cells(table, kind):
    if kind == "jsonl":
        for line in table.split("\n"):
            yield from _fields(line)
        return
    csv.field_size_limit(1 << 30)
    for delimiter in _TABLE_DELIMITERS[kind]:
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=delimiter):
            yield from row


def _fields(line):
    """The texts of an object; nothing of a line that is none, as Baogao rejects that line alone."""
    try:
        found = json.loads(line)
    except ValueError:
        return
    for value in found.values() if isinstance(found, dict) else ():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list) and all(isinstance(part, str) for part in value):
            yield "\n".join(value)


def _sha256(content):
    return hashlib.sha256(content).hexdigest()


SAME = "the same characters"
SAME_BUT_SPACE = "the same but for white space and full-width forms"
CLEANED = "cleaned: the text differs from the file"


def compare(cut, text):
    """How the characters of the file stand to the sentence: SAME, SAME_BUT_SPACE or CLEANED."""
    if cut == text:
        return SAME
    return SAME_BUT_SPACE if _bare(cut) == _bare(text) else CLEANED


def _bare(text):
    return "".join(
        character
        for character in unicodedata.normalize("NFKC", text)
        if not character.isspace() and unicodedata.category(character) != "Cf"
    )
