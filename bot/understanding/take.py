"""Takes the classifiers out of a finished Rasa archive: `python -m bot.understanding.take models/doorstep.tar.gz models/understanding`.

What the service uses is thus what Rasa was trained with, to the byte; nothing else writes models/understanding.
"""

import shutil
import sys
import tarfile
from pathlib import Path

RESOURCE = "UnderstandingClassifier"


def take(archive: Path, folder: Path) -> list[str]:
    """Puts the classifier's files into `folder`, all or none; returns their names. Raises LookupError without any."""
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if member.isfile() and RESOURCE in member.name:
                source = tar.extractfile(member)
                assert source is not None
                (new / Path(member.name).name).write_bytes(source.read())
    names = sorted(path.name for path in new.iterdir())
    if not names:
        raise LookupError(f"{archive.name} holds no classifiers.")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return names


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
