"""Opens a release of Baogao for a notebook: published tables as DataFrames, and charts that can write Chinese.

    import baogao
    release = baogao.open_release()
    release.sql("SELECT region_name, year, share FROM topic_shares WHERE topic_id = ? AND section = 'all'", "waste")

DuckDB answers the queries: through `import duckdb` where that is installed, and otherwise through the JDBC driver that
the product itself uses, with Debian's python3-jpype in between. Both give the same names, types and values.
"""

import glob
import importlib.util
import json
import os
import pathlib
import re
import warnings

import pandas

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent
"""The folder that bin/, notebooks/ and the other folders of this project are in."""

OUTPUT_VARIABLE = "BAOGAO_OUTPUT"
"""Names the environment variable with the folder that `bin/baogao run --output` wrote to."""

DRIVER_VARIABLE = "BAOGAO_DUCKDB_JAR"
"""Names the environment variable with a DuckDB JDBC driver other than the product's."""

_MEANINGS_KEY = "org.apache.spark.sql.parquet.row.metadata"
_JPYPE_JAR_OF_DEBIAN = "/usr/share/java/org.jpype.jar"
_DATABASE_HEAP = "-Xmx1g"


class NotFound(Exception):
    """Something that a notebook needs is not there; the message says what was looked for, where, and what helps."""


def open_release(output=None):
    """The current release below a folder: the one given, that of BAOGAO_OUTPUT, or the demonstration's.

    `current` is followed once, here: everything that the release answers later is of one run, also where a new
    release is published in the meantime.
    """
    folder = pathlib.Path(output or os.environ.get(OUTPUT_VARIABLE) or CHECKOUT / "out" / "demo")
    return Release(_current(folder), _engine())


def _current(folder):
    link = folder / "current"
    if link.exists():
        return link.resolve()
    pointer = folder / "_CURRENT.json"
    if pointer.exists():
        return (folder / json.loads(pointer.read_text(encoding="utf-8"))["path"]).resolve()
    raise NotFound(
        f"There is no release in {folder}: neither {link} nor {pointer}. "
        f"`bin/baogao demo` makes one of the sample; {OUTPUT_VARIABLE} names the folder of another."
    )


class Release:
    """One release: its tables, its manifest, and a connection that has a view for each table."""

    def __init__(self, path, engine):
        self.path = path
        self.manifest = json.loads((path / "_manifest.json").read_text(encoding="utf-8"))
        self.run_id = self.manifest["run_id"]
        self.tables = sorted(self.manifest["tables"])
        self._engine = engine
        for table in self.tables:
            engine.execute(
                f'CREATE OR REPLACE VIEW "{table}" AS SELECT * FROM read_parquet({self._files(table)})'
            )

    def sql(self, query, *parameters):
        """The answer to a query as a DataFrame; each `?` in the query stands for one of the parameters, in order.

        Whole numbers are int64, or Int64 where some are missing; dates are datetime64; truth values are bool, or
        boolean where some are missing; a missing text is None.
        """
        return _frame(*self._engine.answer(query.strip().rstrip(";"), parameters))

    def one(self, query, *parameters):
        """The only value of an answer of one row and one column."""
        frame = self.sql(query, *parameters)
        if frame.shape != (1, 1):
            raise ValueError(
                f"Expected one row and one column, found {frame.shape[0]} and {frame.shape[1]}: {query}"
            )
        return frame.iat[0, 0]

    def describe(self, table):
        """The columns of a table with their types and meanings, as its Parquet files state them."""
        found = self.sql(
            f"SELECT DISTINCT decode(value) AS fields FROM parquet_kv_metadata({self._files(table)}) WHERE decode(key) = ?",
            _MEANINGS_KEY,
        )
        fields = json.loads(found["fields"].iat[0])["fields"]
        return pandas.DataFrame(
            [(field["name"], field["type"], field["metadata"].get("comment", "")) for field in fields],
            columns=["column", "type", "meaning"],
        )

    def _files(self, table):
        if table not in self.tables:
            raise NotFound(f"Release {self.run_id} has no table {table}; it has {', '.join(self.tables)}.")
        folder = glob.escape(str(self.path / table))
        return "'" + f"{folder}/*.parquet".replace("'", "''") + "'"

    def __repr__(self):
        return f"Release {self.run_id} of {self.manifest['created_at'][:10]}, {len(self.tables)} tables, in {self.path}"


# ---------------------------------------------------------------------------------------------------------------------
# From DuckDB to pandas


def _engine():
    return _PythonDuckDb() if importlib.util.find_spec("duckdb") else _JdbcDuckDb()


class _PythonDuckDb:
    """DuckDB's own module for Python."""

    def __init__(self):
        import duckdb

        self._connection = duckdb.connect()

    def execute(self, statement):
        self._connection.execute(statement)

    def answer(self, query, parameters):
        relation = self._connection.sql(query, params=list(parameters))
        return list(relation.columns), [str(kind) for kind in relation.types], relation.fetchall()


class _JdbcDuckDb:
    """DuckDB's JDBC driver in a JVM inside this process.

    A row crosses from Java to Python as one JSON text: a call for each value takes six times as long. DuckDB writes
    doubles so that they read back as the same bits.
    """

    def __init__(self):
        self._jpype = _java()
        driver = self._jpype.JClass("org.duckdb.DuckDBDriver")()
        self._connection = driver.connect("jdbc:duckdb:", self._jpype.JClass("java.util.Properties")())

    def execute(self, statement):
        with self._speaking_plainly(), self._connection.createStatement() as running:
            running.execute(statement)

    def answer(self, query, parameters):
        with self._speaking_plainly():
            with self._asking(f"SELECT * FROM (\n{query}\n) LIMIT 0", parameters) as asked:
                meta = asked.executeQuery().getMetaData()
                columns = range(1, meta.getColumnCount() + 1)
                names = [str(meta.getColumnLabel(i)) for i in columns]
                kinds = [str(meta.getColumnTypeName(i)) for i in columns]
            with self._asking(
                f"SELECT to_json(_row)::VARCHAR FROM (\n{query}\n) AS _row", parameters
            ) as asked:
                rows, found = [], asked.executeQuery()
                while found.next():
                    rows.append(tuple(json.loads(str(found.getString(1))).values()))
        return names, kinds, rows

    def _asking(self, query, parameters):
        statement = self._connection.prepareStatement(query)
        for place, value in enumerate(parameters, start=1):
            statement.setObject(place, self._java_value(value))
        return statement

    def _java_value(self, value):
        value = value.item() if hasattr(value, "item") else value
        if isinstance(value, bool):
            return self._jpype.JBoolean(value)
        if isinstance(value, int):
            return self._jpype.JLong(value)
        return value if value is None or isinstance(value, float) else str(value)

    def _speaking_plainly(self):
        return _SqlErrorAsValueError(self._jpype.JClass("java.sql.SQLException"))


class _SqlErrorAsValueError:
    """What DuckDB says about a query, without the Java frames around it."""

    def __init__(self, kind):
        self._kind = kind

    def __enter__(self):
        return self

    def __exit__(self, _, error, __):
        if isinstance(error, self._kind):
            raise ValueError(str(error.getMessage())) from None
        return False


def _java():
    if not importlib.util.find_spec("jpype"):
        raise NotFound(
            "Neither the module duckdb nor jpype is installed for this Python. On Debian: apt-get install python3-jpype "
            "(for /usr/bin/python3); elsewhere: pip install duckdb."
        )
    import jpype

    if not jpype.isJVMStarted():
        # Debian keeps JPype's own classes where JPype does not look for them.
        jars = [driver_jar(), *glob.glob(_JPYPE_JAR_OF_DEBIAN)]
        jpype.startJVM(_DATABASE_HEAP, "-Dfile.encoding=UTF-8", classpath=jars, convertStrings=False)
    return jpype


def driver_jar():
    """DuckDB's JDBC driver: the one named by BAOGAO_DUCKDB_JAR, the build's own, or Maven's."""
    named = os.environ.get(DRIVER_VARIABLE)
    version = re.search(
        r"<duckdb.version>(.+?)</duckdb.version>", (CHECKOUT / "pom.xml").read_text(encoding="utf-8")
    ).group(1)
    places = (
        [named]
        if named
        else [
            str(
                pathlib.Path.home()
                / f".m2/repository/org/duckdb/duckdb_jdbc/{version}/duckdb_jdbc-{version}.jar"
            ),
            str(CHECKOUT / "jobs/target/baogao.jar"),
        ]
    )
    for place in places:
        if os.path.exists(place):
            return place
    raise NotFound(
        f"DuckDB's JDBC driver was not found; looked for {' and '.join(places)}. "
        f"Build the project (bin/baogao tables), or name the driver with {DRIVER_VARIABLE}."
    )


_WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$")


def _frame(names, kinds, rows):
    columns = zip(*rows) if rows else ([] for _ in names)
    return pandas.DataFrame(
        {name: _series(list(values), kind) for name, values, kind in zip(names, columns, kinds)}
    )


def _series(values, kind):
    missing = any(value is None for value in values)
    if _WHOLE.match(kind):
        return pandas.Series(values, dtype="Int64" if missing else "int64")
    if kind in ("DOUBLE", "FLOAT", "REAL") or kind.startswith("DECIMAL"):
        return pandas.Series([None if value is None else float(value) for value in values], dtype="float64")
    if kind == "BOOLEAN":
        return pandas.Series(values, dtype="boolean" if missing else "bool")
    if kind == "DATE":
        return pandas.to_datetime(pandas.Series(values, dtype="object"))
    return pandas.Series(values, dtype="object")


# ---------------------------------------------------------------------------------------------------------------------
# Charts

COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
"""Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008)."""

_CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "Heiti SC",
    "SimHei",
)
_COLLECTION = "NotoSansCJK-Regular.ttc"


def use_chart_defaults():
    """Sets matplotlib's defaults: Chinese glyphs, colours that everyone tells apart, room for labels."""
    import matplotlib
    from cycler import cycler

    font = chinese_font()
    matplotlib.rcParams.update(
        {
            "font.family": [font, "DejaVu Sans"] if font else ["DejaVu Sans"],
            "font.size": 10,
            "axes.prop_cycle": cycler(color=COLORS),
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.titlelocation": "left",
            "axes.titlesize": 11,
            "figure.constrained_layout.use": True,
            "figure.dpi": 100,
            "legend.frameon": False,
        }
    )


def chinese_font():
    """The name of a font with the glyphs of simplified Chinese; None, and a warning, where there is none.

    Of a collection of fonts matplotlib reads the first alone, which in Noto's is the Japanese one: 直, 角 and 化 would
    look foreign to a Chinese reader. The Chinese one is copied out of the collection into matplotlib's cache, once.
    """
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    for name in _CHINESE_FONTS:
        if name in known:
            return name
    for path in font_manager.findSystemFonts():
        if os.path.basename(path) == _COLLECTION:
            font_manager.fontManager.addfont(_chinese_of(path))
            return _CHINESE_FONTS[0]
    warnings.warn(
        "No Chinese font was found, charts will show boxes for Chinese characters. "
        "On Debian: apt-get install fonts-noto-cjk. Looked for " + ", ".join(_CHINESE_FONTS) + "."
    )
    return None


def _chinese_of(collection):
    import matplotlib
    from fontTools.ttLib import TTCollection

    copy = os.path.join(matplotlib.get_cachedir(), f"baogao-{os.path.getsize(collection)}.otf")
    if not os.path.exists(copy):
        with TTCollection(collection, lazy=True) as fonts:
            chinese = next(
                font for font in fonts if font["name"].getDebugName(4).startswith(_CHINESE_FONTS[0])
            )
            unfinished = f"{copy}.{os.getpid()}"
            chinese.save(unfinished)
        os.replace(unfinished, copy)
    return copy


def heat_map(axes, frame, text="{:.1f}", label="", most=None, least=0):
    """Draws a frame as cells with their numbers: its index down the side, its columns along the bottom.

    Cells without a value stay empty and grey, so that "nothing known" never looks like zero.
    """
    import matplotlib

    numbers = frame.astype("float64").to_numpy()
    axes.set_facecolor("#d0d0d0")
    image = axes.imshow(numbers, cmap="YlGnBu", vmin=least, vmax=most, aspect="auto")
    axes.set_xticks(range(frame.shape[1]), frame.columns)
    axes.set_yticks(range(frame.shape[0]), frame.index)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    if frame.shape[1] > 15:
        axes.tick_params(axis="x", rotation=90)
    for row, values in enumerate(numbers):
        for column, value in enumerate(values):
            if value == value:
                dark = sum(matplotlib.colors.to_rgb(image.cmap(image.norm(value)))) < 1.4
                axes.text(
                    column,
                    row,
                    text.format(value),
                    ha="center",
                    va="center",
                    color="white" if dark else "black",
                    size=8,
                )
    if label:
        axes.figure.colorbar(image, ax=axes, label=label, fraction=0.03, pad=0.01)
    return image
