"""Writing what is taken out of the program."""

from pathlib import Path

from studyapp.locales import Refusal, phrase


def write(file: Path, data: bytes, force: bool = False) -> None:
    """Write a file, over what is there only with `force`. Raises `Refusal` where that cannot be done."""
    try:
        with file.open("wb" if force else "xb") as out:
            out.write(data)
    except FileExistsError:
        raise Refusal(phrase("{path} exists already; choose another name", path=str(file))) from None
    except (OSError, ValueError) as error:  # the latter: a name that no file system takes
        reason = getattr(error, "strerror", None) or str(error)
        raise Refusal(phrase("{path} cannot be written: {reason}", path=str(file), reason=reason)) from None
