"""Builds the Python that the Linux package carries: one that asks for no more than glibc 2.28.

统信 V20 and 麒麟 V10 have glibc 2.28, older than that of any system on which one builds today, and a program built
against a newer one does not start there. So CPython and the few C libraries that its modules need are compiled from
Debian's sources by `zig cc` (the package ziglang), which links against the glibc that it is told, whatever the building
machine has. The sources are Debian's orig archives, which apt checks by their signatures; of Debian's own changes only the
mends (`*.patch`: security and crashes) are taken, for the rest moves files to Debian's places.

Run it under Debian: `python docs/packaging/interpreter.py FOLDER`. It makes FOLDER/python, in some ten minutes of two
cores; what is there already for the same recipe is left as it is. Needs gcc's make, tclsh (for SQLite) and apt.
"""

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bundled import Carried

GLIBC = "2.28"
VERSION = "3.13"
_ZIG = "0.15.2"
_TARGET = f"x86_64-linux-gnu.{GLIBC}"
# Whose sources are taken from which release: OpenSSL's long-term one stands in the older,
# and libffi with the `configure` that the newer has not.
_SOURCES = {
    "trixie": ("python3.13", "sqlite3", "zlib", "bzip2", "xz-utils"),
    "bookworm": ("openssl", "libffi"),
}
# What each is licensed under, and the file with the words.
_LICENCES = {
    "python3.13": ("PSF-2.0", "LICENSE"),
    "sqlite3": ("blessing", "LICENSE.md"),
    "libffi": ("MIT", "LICENSE"),
    "zlib": ("Zlib", "LICENSE"),
    "bzip2": ("bzip2-1.0.6", "LICENSE"),
    "xz-utils": ("0BSD", "COPYING"),
    "openssl": ("Apache-2.0", "LICENSE.txt"),
}
# Modules that no part of the program uses, and that would want further libraries.
_WITHOUT = ("_curses", "_curses_panel", "_dbm", "_gdbm", "_tkinter", "_uuid", "nis", "readline")
_FLAGS = "-O2 -fPIC -fno-sanitize=undefined -fwrapv -Wno-date-time"


def make(place: Path) -> Path:
    """Build the interpreter below `place`, or take the one that this recipe made there; gives its executable."""
    home = place / "python"
    program = home / "bin" / f"python{VERSION}"
    stamp = home / "recipe.sha256"
    recipe = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    if program.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == recipe:
        return program
    for name in ("python", "libraries", "sources", "tools"):
        shutil.rmtree(place / name, ignore_errors=True)
    environment = _compiler(place / "tools")
    sources = _unpacked(place / "sources")
    libraries = place / "libraries"
    _make_libraries(sources, libraries, environment)
    _make_python(sources["python3.13"], home, libraries, environment)
    _keep_licences(sources, home)
    stamp.write_text(recipe, encoding="utf-8")
    return program


def _compiler(tools: Path) -> Mapping[str, str]:
    """Install zig and give the environment in which `configure` and `make` find it as the compiler."""
    _run([sys.executable, "-m", "venv", str(tools)])
    _run([str(tools / "bin" / "pip"), "install", "--quiet", f"ziglang=={_ZIG}"])
    (zig,) = tools.glob("lib/python*/site-packages/ziglang/zig")
    for name, words in (("cc", f"cc -target {_TARGET}"), ("ar", "ar"), ("ranlib", "ranlib")):
        script = tools / "bin" / f"zig-{name}"
        script.write_text(
            f'#!/bin/sh\nexec {shlex.quote(str(zig))} {words} "$@"\n', encoding="utf-8"
        )
        script.chmod(0o755)
    return {
        "PATH": f"{tools / 'bin'}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(tools),
        "LC_ALL": "C.UTF-8",
        "CC": "zig-cc",
        "AR": "zig-ar",
        "RANLIB": "zig-ranlib",
        "CFLAGS": _FLAGS,
        # The day on which a file was built is not written into it.
        "SOURCE_DATE_EPOCH": "1",
    }


def _unpacked(folder: Path) -> Mapping[str, Path]:
    """Fetch the sources and unpack them; gives the folder of each."""
    found: dict[str, Path] = {}
    for release, names in _SOURCES.items():
        apt = folder / f"apt-{release}"
        conf = _apt_conf(apt, release)
        environment = {**os.environ, "APT_CONFIG": str(conf)}
        _run(["apt-get", "-qq", "update"], environment)
        for name in names:
            into = folder / name
            into.mkdir()
            only = [] if name.startswith("python") else ["--tar-only"]
            fetch = ["apt-get", "-qq", "source", "--download-only", "--only-source", *only, name]
            _run(fetch, environment, into)
            found[name] = _unpack(into)
    return found


def _apt_conf(folder: Path, release: str) -> Path:
    """Let apt look for a release's sources where this machine takes its packages from, beside its own lists."""
    for name in ("parts", "lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True)
    own = Path("/etc/apt/sources.list.d/debian.sources").read_text(encoding="utf-8")
    own = "".join(line for line in own.splitlines(keepends=True) if not line.startswith("#"))
    (suite,) = set(re.findall(r"^Suites: (\w+)", own, re.MULTILINE))
    words = own.replace("Types: deb\n", "Types: deb-src\n").replace(suite, release)
    (folder / "parts" / "sources.sources").write_text(words, encoding="utf-8")
    conf = folder / "apt.conf"
    conf.write_text(
        f'Dir::Etc::SourceList "/dev/null";\nDir::Etc::SourceParts "{folder}/parts";\n'
        f'Dir::State::Lists "{folder}/lists";\nDir::State::status "/dev/null";\n'
        f'Dir::Cache "{folder}/cache";\nAPT::Sandbox::User "root";\n',
        encoding="utf-8",
    )
    return conf


def _unpack(folder: Path) -> Path:
    (archive,) = (
        path for path in folder.glob("*.orig.tar.*") if path.suffix in (".gz", ".bz2", ".xz")
    )
    with tarfile.open(archive) as packed:
        packed.extractall(folder / "tree", filter="data")
    (tree,) = (folder / "tree").iterdir()
    for changes in folder.glob("*.debian.tar.xz"):
        with tarfile.open(changes) as packed:
            packed.extractall(folder, filter="data")
        patches = folder / "debian" / "patches"
        for name in (patches / "series").read_text(encoding="utf-8").split():
            if name.endswith(".patch"):
                _run(["patch", "-s", "-p1", "-i", str(patches / name)], None, tree)
    return tree


def _make_libraries(
    sources: Mapping[str, Path], target: Path, environment: Mapping[str, str]
) -> None:
    """Build the static libraries that Python's modules take in."""
    prefix = f"--prefix={target}"
    quiet = ["--disable-shared", "--enable-static", prefix, f"--libdir={target}/lib"]
    install = ["make", "-s", "install"]
    for name, configure, then in (
        ("zlib", ["./configure", "--static", prefix], [["make", "-s", "install"]]),
        ("xz-utils", ["./configure", *quiet, "--disable-doc", "--disable-nls"], [install]),
        (
            "libffi",
            ["./configure", *quiet, "--disable-docs", "--disable-exec-static-tramp"],
            [install],
        ),
        (
            "openssl",
            [
                "./Configure",
                "linux-x86_64",
                "no-shared",
                "no-tests",
                "no-engine",
                "no-module",
                prefix,
                "--libdir=lib",
                # Where 统信 and 麒麟 keep the certificates that they trust.
                "--openssldir=/etc/ssl",
            ],
            [["make", "-s", "-j2", "build_libs"], ["make", "-s", "install_dev"]],
        ),
    ):
        for command in (configure, *then):
            _run(command, environment, sources[name])
    bzip2 = ["make", "-s", "libbz2.a", "CC=zig-cc", "AR=zig-ar", "RANLIB=zig-ranlib"]
    _run([*bzip2, f"CFLAGS={_FLAGS} -D_FILE_OFFSET_BITS=64"], environment, sources["bzip2"])
    shutil.copy2(sources["bzip2"] / "libbz2.a", target / "lib")
    shutil.copy2(sources["bzip2"] / "bzlib.h", target / "include")
    _make_sqlite(sources["sqlite3"], target, environment)


def _make_sqlite(source: Path, target: Path, environment: Mapping[str, str]) -> None:
    # The tools that put its source together run here: they are compiled by this machine's own compiler.
    own = {**environment, "CC": "cc", "CFLAGS": "-O1"}
    _run(["./configure", "--disable-tcl", "--disable-readline"], own, source)
    _run(["make", "-s", "sqlite3.c", "sqlite3.h"], own, source)
    options = ["-DSQLITE_THREADSAFE=1", "-DSQLITE_ENABLE_FTS5", "-DSQLITE_ENABLE_COLUMN_METADATA"]
    flags = [*shlex.split(_FLAGS), *options]
    _run(["zig-cc", *flags, "-c", "sqlite3.c", "-o", "sqlite3.o"], environment, source)
    _run(["zig-ar", "rcs", str(target / "lib" / "libsqlite3.a"), "sqlite3.o"], environment, source)
    shutil.copy2(source / "sqlite3.h", target / "include")


def _make_python(source: Path, home: Path, libraries: Path, environment: Mapping[str, str]) -> None:
    include, archives = f"-I{libraries}/include", f"-L{libraries}/lib"
    found = {
        f"{name}_{part}": value
        for name, words in {
            "ZLIB": "-lz",
            "BZIP2": "-lbz2",
            "LIBLZMA": "-llzma",
            "LIBFFI": "-lffi",
            "LIBSQLITE3": "-lsqlite3 -lm -lpthread",
        }.items()
        for part, value in (("CFLAGS", include), ("LIBS", f"{archives} {words}"))
    }
    configure = [
        "./configure",
        f"--prefix={home}",
        "--enable-shared",
        "--without-ensurepip",
        "--without-static-libpython",
        "--disable-test-modules",
        f"--with-openssl={libraries}",
        "--with-openssl-rpath=no",
        *(f"py_cv_module_{name}=n/a" for name in _WITHOUT),
    ]
    given = {
        **environment,
        **found,
        "CFLAGS": "-fno-sanitize=undefined -Wno-date-time",
        "OPT": "-DNDEBUG -O3 -Wall",
        # The program finds its library beside itself, wherever the folder stands.
        "LDFLAGS": "-s -Wl,-rpath,'$$ORIGIN/../lib'",
    }
    _run(configure, given, source)
    makefile = source / "Makefile"
    # The same option by the name that zig's linker knows.
    words = makefile.read_text(encoding="utf-8").replace("-Wl,-h", "-Wl,-soname,")
    makefile.write_text(words, encoding="utf-8")
    # The library of the stable interface alone, which nothing here links, cannot be linked by zig.
    for steps in (["-j2"], ["install"]):
        _run(["make", "-s", *steps, "PY3LIBRARY="], given, source)


def _keep_licences(sources: Mapping[str, Path], home: Path) -> None:
    """Keep beside the interpreter what it is made of: `carried` gives it to those who list it."""
    folder = home / "licences"
    folder.mkdir()
    told: list[dict[str, str]] = []
    for name, (licence, file) in _LICENCES.items():
        tree = sources[name]
        shutil.copyfile(tree / file, folder / name)
        version = tree.name.rpartition("-")[2]
        told.append({"name": name, "version": version, "licence": licence})
    (folder / "carried.json").write_text(json.dumps(told), encoding="utf-8")


def carried(program: Path) -> list[Carried]:
    """Give what an interpreter that `make` has made consists of."""
    folder = program.parents[1] / "licences"
    told = json.loads((folder / "carried.json").read_text(encoding="utf-8"))
    return [
        Carried(**one, texts=(("LICENSE", folder / one["name"]),), source="Debian 的源码包")
        for one in told
    ]


def _run(
    command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> None:
    """Run a step; what it says is shown only when it fails."""
    done = subprocess.run(
        command, env=environment and dict(environment), cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{shlex.join(command)}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print(make(Path(sys.argv[1]).resolve()))
