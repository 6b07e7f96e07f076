"""The JSON Schema of a bank (2020-12), for editors: they complete keys and underline mistakes while one types."""

from typing import Any

import msgspec

from studyapp.course.bank import Bank


def bank_schema() -> dict[str, Any]:
    """What a bank may hold. The check knows more: topics, ids given twice, answers that name no option."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Bank)}
