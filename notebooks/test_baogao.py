"""What the helpers promise, over the release that BAOGAO_OUTPUT names, or the demonstration's."""

import json
import pathlib
import random
import subprocess
import tempfile
import unittest
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
