"""Tests of what executes the notebooks: python3 -m unittest."""

import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

import nbformat

import execute

# Opens its ports and answers nothing when it is started first, and is a Python kernel from then on.
_MUTE_AT_FIRST = """
import json, os, pathlib, socket, sys, time

connection, started = sys.argv[1], pathlib.Path(sys.argv[2])
if started.exists():
    os.execv(sys.executable, [sys.executable, "-m", "ipykernel_launcher", "-f", connection])
started.touch()
ports = [value for name, value in json.loads(pathlib.Path(connection).read_text()).items() if name.endswith("_port")]
sockets = [socket.create_server(("127.0.0.1", port)) for port in ports]
time.sleep(600)
"""


class StartOfKernels(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def execute_with(self, script, *arguments):
        spec = self.folder / "kernels" / "tried" / "kernel.json"
        spec.parent.mkdir(parents=True)
        argv = [sys.executable, "-c", script, "{connection_file}", *arguments]
        spec.write_text(json.dumps({"argv": argv, "display_name": "Tried", "language": "python"}))
        notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "tried", "display_name": "Tried"}})
        notebook.cells = [nbformat.v4.new_code_cell("1 + 1")]
        with (
            mock.patch.dict("os.environ", JUPYTER_PATH=str(self.folder)),
            mock.patch.object(execute, "SECONDS_TO_START", 10),
            mock.patch.object(execute, "SECONDS_TO_ANSWER", 5),
            mock.patch.object(execute, "SECONDS_TO_SETTLE", (0, 1)),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            execute.execute(notebook, self.folder / "tried.ipynb", self.folder / "tried.log")
        return notebook.cells[0].outputs

    def test_a_kernel_that_stays_mute_is_started_anew(self):
        outputs = self.execute_with(_MUTE_AT_FIRST, str(self.folder / "started"))
        self.assertEqual(["2"], [output.data["text/plain"] for output in outputs])

    def test_a_kernel_that_never_answers_is_an_error(self):
        with self.assertRaisesRegex(RuntimeError, "respond|died"):
            self.execute_with("raise SystemExit")


if __name__ == "__main__":
    unittest.main()
