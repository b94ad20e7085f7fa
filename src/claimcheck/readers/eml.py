"""E-mails as mail programs save them: the words of the message, without its attachments."""

from claimcheck.model import Document
from claimcheck.readers._registry import reader


@reader("eml", suffixes=(".eml",), in_folders=False)
def eml_reader(data: bytes, path: str) -> Document:
    """Read an e-mail.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no e-mail, or has no words.
    """
    from claimcheck.readers._mail import document_of  # noqa: PLC0415 - seldom needed

    return document_of(data, path)
