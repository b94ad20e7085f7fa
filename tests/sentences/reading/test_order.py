"""Captions are read before their table, wherever a format keeps them."""

from claimcheck.readers import read
from claimcheck.sentences import document_sentences
from claimcheck.sentences.reading.order import read_in_order, reading_order

TABLE = "| Dose | Days |\n|---|---|\n| 75 mg | 4 |\n"
CAPTION = ": Doses of zinc.\n"


def order_of(text):
    sentences = document_sentences(read(text=text, format="markdown"))
    return [sentences[place].text for place in reading_order(sentences)]


def test_a_caption_is_read_first_above_and_beneath_a_table():
    read_first = ["Zinc.", "Doses of zinc.", "Dose", "Days", "75 mg", "4", "So."]
    assert order_of(f"Zinc.\n\n{TABLE}\n{CAPTION}\nSo.\n") == read_first


def test_each_of_two_tables_keeps_its_caption():
    order = order_of(f"{TABLE}\n: One.\n\n{TABLE}\n: Two.\n")
    assert order.index("One.") == 0
    assert order.index("Two.") == 5


def test_answers_come_back_in_the_order_of_the_document():
    sentences = document_sentences(read(text=f"Zinc.\n\n{TABLE}\n{CAPTION}", format="markdown"))
    texts = [sentence.text for sentence in sentences]
    assert read_in_order(sentences, texts, lambda ordered: [each.upper() for each in ordered]) == [
        each.upper() for each in texts
    ]
