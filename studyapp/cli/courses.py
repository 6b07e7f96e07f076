"""Where the files of the course are that the options on the line name."""

from pathlib import Path

from studyapp.study.places import Options, places


def course_files(options: Options) -> list[Path]:
    """Files and folders of the course: the shipped one, the student's own banks and those named, or another course.
    Raises `Refusal` for what does not exist."""
    from studyapp.library.shipped import sources

    here = places(options.data_dir, options.banks)
    return sources(here.own, here.banks)
