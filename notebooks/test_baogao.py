"""What the helpers promise, over the release that BAOGAO_OUTPUT names, or the demonstration's."""

import base64
import contextlib
import gzip
import json
import pathlib
import random
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

import nbformat
import pandas

import baogao
import execute
import sources


class TheRelease(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.release = baogao.open_release()

    def test_current_is_followed_once(self):
        self.assertEqual(self.release.path.name, self.release.run_id)
        self.assertFalse(self.release.path.is_symlink())

    def test_a_pointer_serves_where_there_are_no_links(self):
        with tempfile.TemporaryDirectory() as folder:
            output = pathlib.Path(folder)
            (output / "_CURRENT.json").write_text(
                json.dumps({"path": str(self.release.path)}), encoding="utf-8"
            )
            self.assertEqual(baogao.open_release(output).run_id, self.release.run_id)

    def test_a_folder_without_a_release_is_named(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaisesRegex(baogao.NotFound, folder):
            baogao.open_release(folder)

    def test_every_table_of_the_manifest_is_a_view_with_its_rows(self):
        for table, stated in self.release.manifest["tables"].items():
            self.assertEqual(self.release.one(f"SELECT count(*) FROM {table}"), stated["rows"], table)

    def test_types_are_those_of_the_columns(self):
        types = self.release.sql("SELECT * FROM topic_shares LIMIT 50").dtypes.astype(str).to_dict()
        self.assertEqual(types["region_code"], "object")
        self.assertEqual(types["year"], "int64")
        self.assertEqual(types["share"], "float64")
        self.assertEqual(
            self.release.sql("SELECT meeting_date FROM reports").dtypes.astype(str)[0], "datetime64[ns]"
        )
        self.assertIsInstance(self.release.sql("SELECT region_code FROM reports").iat[0, 0], str)

    def test_missing_values_stay_missing_and_keep_their_types(self):
        frame = self.release.sql(
            "SELECT * FROM (VALUES (1, 0.5::DOUBLE, true, '中', DATE '2024-01-17'), (NULL, NULL, NULL, NULL, NULL)) AS t(i, d, b, s, day)"
        )
        self.assertEqual(
            frame.dtypes.astype(str).tolist(), ["Int64", "float64", "boolean", "object", "datetime64[ns]"]
        )
        self.assertTrue(frame.iloc[1].isna().all())
        self.assertEqual(frame.s[0], "中")
        self.assertEqual(frame.day[0], pandas.Timestamp(2024, 1, 17))

    def test_doubles_and_whole_numbers_come_to_the_last_digit(self):
        draw = random.Random(7)
        numbers = [draw.uniform(-1, 1) * 10 ** draw.randint(-300, 300) for _ in range(200)]
        for number in numbers:
            self.assertEqual(self.release.one("SELECT ?::DOUBLE", number), number)
        self.assertEqual(self.release.one("SELECT 9007199254740993"), 9007199254740993)

    def test_no_rows_are_a_frame_with_columns(self):
        frame = self.release.sql("SELECT report_id, year FROM reports WHERE false")
        self.assertEqual((list(frame.columns), len(frame)), (["report_id", "year"], 0))

    def test_the_order_of_a_query_is_kept(self):
        terms = self.release.sql(
            "SELECT term FROM report_terms ORDER BY term DESC, report_id LIMIT 9000"
        ).term.tolist()
        self.assertEqual(terms, sorted(terms, reverse=True))

    def test_what_duckdb_says_about_a_wrong_query_is_passed_on(self):
        with self.assertRaisesRegex(ValueError, "no_such_column"):
            self.release.sql("SELECT no_such_column FROM reports")

    def test_a_table_says_what_its_columns_mean(self):
        described = self.release.describe("topic_shares")
        self.assertEqual(
            described.column.tolist(), list(self.release.sql("SELECT * FROM topic_shares LIMIT 0").columns)
        )
        self.assertTrue((described.meaning != "").all())

    def test_ten_cells_at_random_are_what_the_command_line_prints(self):
        cells = self.release.sql("SELECT region_code, year, section, topic_id FROM topic_shares ORDER BY ALL")
        wanted = cells.iloc[sorted(random.Random(5).sample(range(len(cells)), 10))].itertuples(index=False)
        drawn = pandas.concat(
            self.release.sql(
                "SELECT * FROM topic_shares WHERE (region_code, year, section, topic_id) = (?, ?, ?, ?)",
                *cell,
            )
            for cell in wanted
        )
        keys = ", ".join(
            f"('{row.region_code}', {row.year}, '{row.section}', '{row.topic_id}')"
            for row in drawn.itertuples()
        )
        key = "region_code, year, section, topic_id"
        query = f"SELECT * FROM topic_shares WHERE ({key}) IN ({keys}) ORDER BY {key}"
        output = self.release.path.parent.parent
        command = [
            str(baogao.CHECKOUT / "bin" / "baogao"),
            "sql",
            "--output",
            str(output),
            query,
            "--format",
            "json",
        ]
        answer = subprocess.run(command, capture_output=True, encoding="utf-8")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        printed = json.loads(answer.stdout)
        read = [
            {name: None if pandas.isna(value) else value for name, value in row.items()}
            for row in drawn.to_dict("records")
        ]
        self.assertEqual(read, printed)


class EveryNumberEverywhere(unittest.TestCase):
    """Ten cells at random, in all that a release is read by: the same number, and the sentences that it comes from."""

    SEED = 20241122

    @classmethod
    def setUpClass(cls):
        cls.release = baogao.open_release()
        whole = cls.release.sql("SELECT * FROM topic_shares WHERE section = 'all' AND chars > 0 ORDER BY ALL")
        rows = sorted(random.Random(cls.SEED).sample(range(len(whole)), 10))
        cls.cells = list(whole.iloc[rows].itertuples(index=False))

    def test_the_page_has_them(self):
        page = (self.release.path / "dashboard" / "index.html").read_text(encoding="utf-8")
        packed = re.search(r'<script id="data"[^>]*>([^<]*)</script>', page)[1]
        data = json.loads(gzip.decompress(base64.b64decode(packed)))
        topics, codes = data["topics"]["id"], data["regions"]["code"]
        region_years = list(
            zip((codes[at] for at in data["cells"]["region"]), data["cells"]["year"], strict=True)
        )
        for cell in self.cells:
            begin = region_years.index((cell.region_code, cell.year)) * len(topics)
            chars = data["chars"]["all"][begin : begin + len(topics)]
            at = topics.index(cell.topic_id)
            self.assertEqual((chars[at], chars[at] / sum(chars)), (cell.chars, cell.share), cell)
            self.assertEqual(data["sentences"][begin + at], cell.sentences, cell)

    def test_the_workbook_has_them(self):
        with tempfile.TemporaryDirectory() as folder:
            self.command("export", "--to", folder, "--language", "en")
            (book,) = pathlib.Path(folder).glob("*.xlsx")
            rows = sheet(book, "topic_shares")
        found = {(row["region_code"], float(row["year"]), row["topic_id"]): row for row in rows}
        for cell in self.cells:
            row = found[cell.region_code, cell.year, cell.topic_id]
            numbers = [
                float(row[name]) for name in ("sentences", "chars", "share", "share_low", "share_high")
            ]
            self.assertEqual(
                numbers, [cell.sentences, cell.chars, cell.share, cell.share_low, cell.share_high]
            )

    def test_the_duckdb_file_has_them_in_both_languages(self):
        engine = baogao._engine()
        file = str(self.release.path / "baogao.duckdb").replace("'", "''")
        engine.execute(f"ATTACH '{file}' AS release (READ_ONLY)")
        for cell in self.cells:
            key = (cell.region_code, cell.year, cell.topic_id)
            english = "SELECT chars, share FROM release.topic_shares WHERE (region_code, year, topic_id, section) = (?, ?, ?, 'all')"
            chinese = "SELECT 字符数, 占比 FROM release.zh.主题占比 WHERE (行政区划代码, 年份, 主题编号, 报告部分) = (?, ?, ?, 'all')"
            for query in (english, chinese):
                rows = engine.answer(query, key)[2]
                self.assertEqual([tuple(row) for row in rows], [(cell.chars, cell.share)], query)

    def test_their_sentences_add_up_to_them_and_stand_in_the_files(self):
        outcomes = []
        for cell in self.cells:
            sentences = self.release.sql(
                """
                SELECT sentences.*, source_path, source_sha256, format, charset
                FROM sentences JOIN reports USING (report_id)
                WHERE (region_code, year, primary_topic) = (?, ?, ?)
                  AND duplicate_of IS NULL AND NOT damaged AND section <> 'appendix'""",
                cell.region_code,
                cell.year,
                cell.topic_id,
            )
            self.assertEqual(len(sentences), cell.sentences, cell)
            self.assertEqual(sentences.text.str.len().sum(), cell.chars, cell)
            for sentence in sentences.itertuples():
                with contextlib.suppress(sources.NotReadHere):
                    cut = sources.open_source(self.release, sentence).cut(sentence)
                    outcomes.append(sources.compare(cut, sentence.text))
        self.assertGreater(len(outcomes), len(self.cells))
        self.assertLess(outcomes.count(sources.CLEANED), len(outcomes) / 5)

    def command(self, name, *arguments):
        command = [
            str(baogao.CHECKOUT / "bin" / "baogao"),
            name,
            "--output",
            str(self.release.path.parent.parent),
        ]
        ended = subprocess.run([*command, *arguments], capture_output=True, encoding="utf-8")
        self.assertEqual(ended.returncode, 0, ended.stderr)


def sheet(book, name):
    """The rows of a sheet below the first, as text by the column's header; empty cells are left out."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(book) as files:
        sheets = xml.etree.ElementTree.fromstring(files.read("xl/workbook.xml")).iter(main + "sheet")
        number = next(i for i, one in enumerate(sheets, 1) if one.get("name") == name)
        rows = xml.etree.ElementTree.fromstring(files.read(f"xl/worksheets/sheet{number}.xml")).iter(
            main + "row"
        )
        header, *below = [
            {cell.get("r").rstrip("0123456789"): "".join(cell.itertext()) for cell in row.iter(main + "c")}
            for row in rows
        ]
    return [{header[column]: text for column, text in row.items()} for row in below]


class Sources(unittest.TestCase):
    TEXT = "二、2024年工作安排\n　　建设垃圾分类驿站６座。\U00020000完成。"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        uri = f"file:{self.folder}"
        self.release = type(
            "Release", (), {"run_id": "test", "manifest": {"inputs": {"roots": {"input": uri}}}}
        )()

    def report(self, source_path, content, kind="text", charset="UTF-8"):
        columns = {
            "source_path": source_path,
            "source_sha256": sources._sha256(content),
            "format": kind,
            "charset": charset,
        }
        return type("Report", (), columns)()

    def written(self, name, content):
        (self.folder / name).write_bytes(content)
        return content

    def test_a_sentence_is_cut_by_code_points(self):
        report = self.report("报告.txt", self.written("报告.txt", b"\xef\xbb\xbf" + self.TEXT.encode()))
        source = sources.open_source(self.release, report)
        begin = self.TEXT.index("\U00020000")
        sentence = type("Sentence", (), {"begin_offset": begin, "end_offset": begin + 4})()
        self.assertEqual(source.cut(sentence), "\U00020000完成。")
        self.assertEqual(source.around(sentence, 2), ("座。", "\U00020000完成。", ""))

    def test_text_is_found_in_each_charset(self):
        text = self.TEXT.replace("\U00020000", "")
        for charset, python in (("GB18030", "gb18030"), ("UTF-16LE", "utf-16"), ("UTF-16BE", "utf-16-be")):
            report = self.report("a.txt", self.written("a.txt", text.encode(python)), charset=charset)
            self.assertEqual(sources.open_source(self.release, report).text, text, charset)

    def test_text_is_found_in_gzip_and_in_a_zip_with_names_in_gbk(self):
        import gzip

        content = self.TEXT.encode()
        self.written("a.txt.gz", gzip.compress(content))
        self.assertEqual(sources.open_source(self.release, self.report("a.txt.gz", content)).text, self.TEXT)
        name = "区/报告.txt"
        with zipfile.ZipFile(self.folder / "a.zip", "w") as archive:
            archive.writestr(zipfile.ZipInfo(name.encode("gb18030").decode("cp437")), content)
        self.assertEqual(
            sources.open_source(self.release, self.report(f"a.zip!/{name}", content)).text, self.TEXT
        )

    def test_text_is_found_in_rows(self):
        self.written("a.jsonl", (json.dumps({"year": 2024, "text": self.TEXT}) + "\n").encode())
        self.written("a.csv", f'region,text\n某区,"{self.TEXT}"\n'.encode())
        for path, kind in (("a.jsonl#1", "jsonl"), ("a.csv#1", "csv")):
            report = self.report(path, self.TEXT.encode(), kind)
            self.assertEqual(sources.open_source(self.release, report).text, self.TEXT, kind)

    def test_a_changed_file_is_refused(self):
        report = self.report("a.txt", self.written("a.txt", b"before"))
        self.written("a.txt", b"after")
        with self.assertRaisesRegex(baogao.NotFound, "has changed"):
            sources.open_source(self.release, report)

    def test_a_page_is_not_read_here(self):
        with self.assertRaises(sources.NotReadHere):
            sources.open_source(self.release, self.report("a.html", b"", "html"))

    def test_a_missing_file_is_named(self):
        with self.assertRaisesRegex(baogao.NotFound, "a.txt"):
            sources.open_source(self.release, self.report("a.txt", b""))

    def test_white_space_and_width_are_no_difference_and_words_are(self):
        self.assertEqual(sources.compare("６座", "６座"), sources.SAME)
        self.assertEqual(sources.compare("６\u3000\n座", "6座"), sources.SAME_BUT_SPACE)
        self.assertEqual(sources.compare("6座", "7座"), sources.CLEANED)


class Charts(unittest.TestCase):
    def test_the_font_has_chinese_glyphs_of_the_chinese_form(self):
        from fontTools.ttLib import TTFont
        from matplotlib import font_manager

        name = baogao.chinese_font()
        self.assertIsNotNone(name)
        with TTFont(font_manager.findfont(name, fallback_to_default=False), fontNumber=0, lazy=True) as font:
            self.assertTrue({ord(character) for character in "垃圾直角化，。"} <= font.getBestCmap().keys())
            self.assertNotIn("JP", font["name"].getDebugName(4))


class CommittedNotebooks(unittest.TestCase):
    def test_they_have_no_outputs_and_cells_with_names(self):
        found = sorted(execute.HERE.glob("*.ipynb"))
        self.assertTrue(found)
        for path in found:
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
            self.assertEqual(execute.not_as_committed(notebook), [], path.name)

    def test_outputs_and_nameless_cells_are_found(self):
        cell = nbformat.v4.new_code_cell(
            "1", id="3f2a", outputs=[nbformat.v4.new_output("stream", text="1")], execution_count=1
        )
        self.assertEqual(len(execute.not_as_committed(nbformat.v4.new_notebook(cells=[cell]))), 3)


if __name__ == "__main__":
    unittest.main()
