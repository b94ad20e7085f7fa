"""Comments in Word files: written beside the words they are about, read again, and taken out.

Only what belongs to the comments changes; every other part of the file stays byte for byte, and
taking the comments out again gives the text of the file as it was.
"""

from claimcheck.word_comments._commented import load_word_file
from claimcheck.word_comments.remove import remove_comments
from claimcheck.word_comments.threads import CommentThread, read_threads
from claimcheck.word_comments.write import CommentNote, Written, write_comments

__all__ = [
    "CommentNote",
    "CommentThread",
    "Written",
    "load_word_file",
    "read_threads",
    "remove_comments",
    "write_comments",
]
