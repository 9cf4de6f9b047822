"""`pip install --no-build-isolation ./python`: builds the module with the project's own CMake and takes it from there.

The build folder is ../build/release, or what RAPPORTEUR_BUILD names; where it has been built before, only the module is built.
"""
import os
import pathlib
import shutil
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCE = pathlib.Path(__file__).resolve().parent.parent
BUILD = pathlib.Path(os.environ.get("RAPPORTEUR_BUILD", SOURCE / "build" / "release")).resolve()


class CMakeBuild(build_ext):
    def build_extension(self, extension):
        configure = ["cmake", "-S", SOURCE, "-B", BUILD, "-U", "PYTHON_*", f"-DRAPPORTEUR_PYTHON={sys.executable}"]
        if not (BUILD / "CMakeCache.txt").exists():
            configure[1:1] = ["--preset", "release"]
        subprocess.run(configure, check=True, cwd=SOURCE, stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", BUILD, "--target", "python_module"], check=True)
        built = next((BUILD / "python" / "rapporteur").glob("_rapporteur*.so"))
        target = pathlib.Path(self.get_ext_fullpath(extension.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(built, target)


setup(
    name="rapporteur",
    version="0.1.0",
    description="Reads dated news reports about diplomacy and finds who met, said, proposed and did what",
    license="Apache-2.0",
    packages=["rapporteur"],
    ext_modules=[Extension("rapporteur._rapporteur", sources=[])],
    cmdclass={"build_ext": CMakeBuild},
    python_requires=">=3.9",
)
