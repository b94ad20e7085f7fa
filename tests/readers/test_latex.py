"""LaTeX sources: what the page shows is read, with exact places, and citations as written."""

import pytest

from claimcheck.citations import find_citations, link_citations
from claimcheck.model import BlockKind, InputError
from claimcheck.pipeline.bibliographies import own_list
from claimcheck.readers import read
from claimcheck.sentences import document_sentences


def source(body, preamble=""):
    return read(text=f"{preamble}\\begin{{document}}\n{body}\n\\end{{document}}", format="latex")


def shown(document):
    return [block.prose.text for block in document.blocks if block.kind.is_prose]


def test_commands_are_shown_as_the_page_shows_them():
    body = r"Gr\"o\ss e of \emph{zinc}~5\,mg, 33\% \& ``more'' --- \textbf{much \textit{more}}."
    assert shown(source(body)) == ["Größe of zinc 5 mg, 33% & “more” — much more."]


def test_of_the_preamble_only_title_and_abstract_are_read():
    preamble = "\\documentclass{article}\n\\title[Z]{On \\emph{zinc}\\thanks{Paid.}}\nNo words.\n"
    document = source("Zinc.", f"{preamble}% \\title{{No}}\n\\abstract{{It helps.}}\n\\author{{A}}")
    assert shown(document) == ["On zinc", "It helps.", "Zinc."]
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[0].span.of(document.text) == "On \\emph{zinc}"


def test_a_title_that_the_first_section_repeats_is_read_once():
    document = source("\\section{On zinc} Zinc.", "\\title{On zinc}\n")
    assert [block.kind for block in document.blocks][:2] == [
        *[BlockKind.BOILERPLATE, BlockKind.HEADING]
    ]


def test_a_note_behind_a_sentence_is_read_where_it_stands():
    body = "Zinc helps.\\footnote{Zinc cures \\emph{all} adults.} Tea helps too."
    document = source(body)
    assert [(block.kind.value, block.prose.text) for block in document.blocks] == [
        *[("paragraph", "Zinc helps."), ("footnote", "Zinc cures all adults.")],
        ("paragraph", "Tea helps too."),
    ]
    assert document.blocks[1].span.of(document.text) == "Zinc cures \\emph{all} adults."


@pytest.mark.parametrize(
    "body", ["Zinc\\footnote{It cures all adults.} helps.", "Zinc.\\footnote{See.} Tea."]
)
def test_a_note_within_a_sentence_or_of_a_word_is_passed_over(body):
    assert len(source(body).blocks) == 1


def test_a_part_that_another_file_takes_in_is_read_as_it_stands():
    assert shown(read(text="\\section{Dose}\nMuch.\n", format="latex")) == ["Dose", "Much."]


def test_paragraphs_sections_lists_quotes_and_captions():
    body = (
        "\\section{Zinc}\\label{z}\nOne.\n\nTwo.\n\\subsection*{Dose}\n\\begin{itemize}\\item A\n"
        "\\begin{enumerate}\\item B\\end{enumerate}\\end{itemize}\n\\begin{quote}Q\\end{quote}\n"
        "\\begin{figure}\\includegraphics{x}\\caption{F}\\end{figure}"
    )
    document = source(body)
    assert [(block.kind.value, block.level, block.prose.text) for block in document.blocks] == [
        ("heading", 1, "Zinc"),
        ("paragraph", 0, "One."),
        ("paragraph", 0, "Two."),
        ("heading", 2, "Dose"),
        ("list_item", 1, "A"),
        ("list_item", 2, "B"),
        ("block_quote", 0, "Q"),
        ("caption", 0, "F"),
    ]


def test_cells_know_their_headers():
    body = r"\begin{tabular}{ll}\hline Dose & Days \\ \hline 75 mg & 4 \\ \end{tabular}"
    cell = source(body).blocks[-1]
    assert (cell.prose.text, cell.cell.header, cell.cell.row_header) == ("4", "Days", "75 mg")


def test_formulas_and_code_are_no_words():
    document = source(
        "We got $y = ax + b$ and \\[x\\] here.\n\\begin{verbatim}Zinc.\\end{verbatim}"
    )
    assert shown(document) == ["We got \ufffc and \ufffc here."]
    assert document.blocks[-1].kind is BlockKind.CODE


@pytest.mark.parametrize("name", ["cite", "citep", "citet", "parencite", "textcite", "autocite"])
def test_citations_of_every_family_are_found_with_key_and_place(name):
    document = source(f"Zinc helps \\{name}[see][p. 3]{{kim2020,lee2021}}.")
    mentions = find_citations(document)
    assert [mention.key for mention in mentions] == ["kim2020", "lee2021"]
    assert all(mention.group.of(document.text).startswith("\\") for mention in mentions)


def test_a_note_is_no_part_of_its_sentence_but_what_it_cites_is():
    document = source("Zinc helps.\\footnote{So says \\citet{kim2020}.} Tea too.")
    assert "So says" not in shown(document)[0]
    assert [mention.key for mention in find_citations(document)] == ["kim2020"]


def test_items_of_the_papers_own_list_are_reached_by_their_keys():
    document = source(
        "Zinc helps \\cite{k}.\n\\begin{thebibliography}{9}\n\\bibitem{k} Kim A. Zinc for colds. "
        "\\textit{JRSM}. 2020;1:1-2.\n\\end{thebibliography}"
    )
    (entry,) = document.reference_items
    assert (entry.label, entry.prose.text) == ("k", "Kim A. Zinc for colds. JRSM. 2020;1:1-2.")
    own = own_list(document)
    (mention,) = link_citations(document, own)
    assert own[mention.resolved_key].year == 2020


def test_bibliographies_are_those_that_the_source_names():
    document = source("Zinc.\n\\bibliography{one, two}\n% \\bibliography{three}")
    assert document.metadata["bibliography"] == ["one.bib", "two.bib"]


def test_shorthands_without_arguments_are_replaced():
    assert shown(source("The \\zn{} dose.", "\\newcommand{\\zn}{zinc}\n")) == ["The zinc dose."]


def test_comments_are_no_words():
    document = source("Zinc % not tea\nhelps. 5\\% of all.")
    assert shown(document) == ["Zinc helps. 5% of all."]


@pytest.mark.parametrize("text", ["{" * 5000, "\\emph{" * 3000, "\\begin{a}" * 3000])
def test_what_is_nested_too_deep_is_refused(text):
    with pytest.raises(InputError, match="nested too deep"):
        read(text=text, format="latex")


def test_arguments_opened_in_each_other_and_never_closed_are_refused_at_once():
    with pytest.raises(InputError, match="nested too deep"):
        read(text="\\citep[" * 60, format="latex")


def test_the_measures_of_boxes_and_floats_are_no_words():
    body = (
        "\\begin{minipage}[t][3cm]{0.5\\linewidth}Zinc.\\end{minipage}\n\n"
        "\\begin{wrapfigure}{r}{4cm}\\caption{Doses.}\\end{wrapfigure}\n\n"
        "\\begin{multicols}{2}Copper.\\end{multicols}"
    )
    assert shown(source(body)) == ["Zinc.", "Doses.", "Copper."]


def test_a_list_of_references_has_the_heading_that_latex_sets():
    for command in (r"\bibliography{a}", r"\printbibliography[heading=bibintoc]"):
        document = source(f"Zinc.\\nocite{{*}}\n\n{command}")
        assert shown(document) == ["Zinc.", "References"]
        assert document.blocks[-1].span.of(document.text) == command
    headed = source("Zinc.\\nocite{*}\n\n\\section*{Sources}\n\\bibliography{a}")
    assert shown(headed) == ["Zinc.", "Sources"]


def test_a_source_that_cites_nothing_has_no_list_of_references():
    assert shown(source("Zinc.\n\n\\printbibliography")) == ["Zinc."]


def test_items_that_lead_to_sections_of_the_page_are_navigation():
    items = "".join(f"\\item \\hyperref[s{n}]{{Section {n}}}\n" for n in (1, 2))
    document = source(f"\\begin{{itemize}}\n{items}\\end{{itemize}}\n\nZinc helps.")
    assert [block.kind for block in document.blocks] == [
        BlockKind.BOILERPLATE,
        BlockKind.BOILERPLATE,
        BlockKind.PARAGRAPH,
    ]


def test_a_note_behind_the_full_stop_leaves_the_next_sentence_alone():
    document = source("Zinc helps.\\footnote{\\citet{kim2020} doubt it.} Tea too.")
    assert [sentence.text for sentence in document_sentences(document)] == [
        "Zinc helps.",
        "Tea too.",
    ]


def test_a_note_that_spells_its_source_out_cites_it():
    note = "Kim A. Zinc for colds. JRSM 2020;1:1--2. doi:10.1000/x"
    (mention,) = find_citations(source(f"Zinc helps.\\footnote{{{note}}} Tea too."))
    assert "10.1000/x" in (mention.key or "")


def test_a_link_within_the_document_shows_its_words_and_a_rule_nothing():
    body = r"Zinc helps.\protect\hyperlink{ref1}{{[}1{]}} Tea\rule[1pt]{0.5\linewidth}{2pt} too."
    assert shown(source(body)) == ["Zinc helps.[1] Tea too."]


def test_entries_of_a_numbered_list_have_the_numbers_that_the_page_shows():
    entries = [
        rf"\item Kim, A. ({year}). Zinc for colds. Ovens, 4(2), 1--9." for year in (2001, 2002)
    ]
    body = r"Zinc helps.\section{References}\begin{enumerate}\setcounter{enumi}{3}" + "\n".join(
        [*entries, r"\end{enumerate}"]
    )
    assert [block.label for block in source(body).reference_items] == ["4", "5"]


def test_an_accent_over_nothing_is_shown_as_the_sign_that_it_is():
    assert shown(source(r"Zinc helps\^{}10 \~{}5 adults, m\^{e}me.")) == [
        "Zinc helps^10 ~5 adults, même."
    ]


def test_branches_that_are_not_taken_are_no_words():
    body = "Zinc. \\iffalse Tea. \\ifx\\a\\b Oats. \\else Rye. \\fi \\fi \\ifdraft Lead.\\else Iron.\\fi"
    preamble = "\\newif\\ifdraft \\draftfalse\n"
    assert shown(source(body, preamble)) == ["Zinc. Iron."]


def test_of_a_condition_that_nothing_tells_only_the_first_branch_is_read():
    assert shown(source("\\ifpdf Zinc.\\else Tea.\\fi")) == ["Zinc."]


@pytest.mark.parametrize("name", ["Highlighting", "Verbatim", "lstlisting", "comment"])
def test_listings_are_code_whatever_braces_they_hold(name):
    document = source(f"Zinc.\n\\begin{{{name}}}[]\n# It cures all }} {{\n\\end{{{name}}}\nTea.")
    assert shown(document) == ["Zinc.", "Tea."]
    assert [block.kind for block in document.blocks][1] is BlockKind.CODE


def test_code_within_a_sentence_is_an_object_whatever_its_signs():
    assert shown(source("Use \\lstinline!zinc all! or \\verb|tea|.")) == ["Use \ufffc or \ufffc."]


def test_commands_of_its_own_show_their_arguments_where_they_stand():
    document = source("\\drug{Zinc} helps.", "\\newcommand{\\drug}[1]{\\textsc{#1}}\n")
    assert shown(document) == ["Zinc helps."]
    assert document.blocks[0].prose.segments[0].span.of(document.text) == "Zinc"


def test_commands_of_its_own_show_the_words_about_their_arguments():
    preamble = "\\newcommand{\\dose}[2][mg]{a dose of #2 #1}\n\\def\\eg{e.g.\\@\\xspace}\n"
    assert shown(source("Take \\dose{5} \\eg now.", preamble)) == ["Take a dose of 5 e.g. now."]


def test_commands_of_its_own_may_use_each_other():
    preamble = "\\newcommand{\\tool}[1]{{\\sffamily #1}}\n\\newcommand{\\plain}{emcee}\n"
    preamble += "\\newcommand{\\this}{\\tool{\\plain}}\n"
    assert shown(source("We sold \\this{} to all.", preamble)) == ["We sold emcee to all."]


def test_what_stands_in_an_argument_of_its_own_command_is_shown_as_elsewhere():
    document = source(
        "\\note{\\emph{Zinc} helps \\citep{a} 40\\% of men}.", "\\newcommand{\\note}[1]{Note: #1}\n"
    )
    assert shown(document) == ["Note: Zinc helps \\citep{a} 40% of men."]
    assert [one.key for one in find_citations(document)] == ["a"]


def test_arguments_of_own_commands_keep_formulas_amounts_links_and_other_own_commands():
    preamble = (
        "\\newcommand{\\note}[1]{Note: #1}\n\\newcommand{\\zn}{zinc}\n"
        "\\newcommand{\\mg}[1]{\\SI{#1}{\\milli\\gram}}\n\\newcommand{\\large}{$10^{9}$}\n"
        "\\newcommand{\\CI}[2]{(95\\% CI $#1$ to $#2$)}\n"
    )
    body = (
        "\\note{The \\zn{} dose of \\mg{5} at $x<2$ on \\href{http://a.b}{a page}}, "
        "\\large{} units, \\CI{0.4}{0.6}."
    )
    document = source(body, preamble)
    assert shown(document) == [
        "Note: The zinc dose of 5 mg at \ufffc on a page, \ufffc units, (95% CI \ufffc to \ufffc)."
    ]


def test_an_own_command_that_repeats_its_argument_without_end_shows_it_once():
    document = source("\\many{zinc}.", "\\newcommand{\\many}[1]{x" + "#1 " * 900 + "}\n")
    assert shown(document) == ["zinc."]


def test_a_known_command_that_is_remade_by_internal_ones_keeps_its_meaning():
    preamble = "\\makeatletter\\def\\href#1#2{\\ifx#1\\url@old#2\\else\\url@new{#1}{#2}\\fi}\n"
    document = source("Zinc is \\href{https://a.org}{sold}.", preamble)
    assert shown(document) == ["Zinc is sold."]
    assert [link.target for link in document.blocks[0].links] == ["https://a.org"]


def test_commands_of_its_own_that_cite_give_each_key():
    document = source("Zinc helps\\mycite{a,b}.", "\\newcommand{\\mycite}[1]{~\\citep{#1}}\n")
    assert [one.key for one in find_citations(document)] == ["a", "b"]


def test_lists_of_citations_are_read_whole():
    document = source("Zinc helps \\parencites[3]{a}[see][4]{b}, as \\defcitealias{c}{C} said.")
    assert [one.key for one in find_citations(document)] == ["a", "b"]


def test_quantities_have_the_numbers_and_the_units_that_the_page_shows():
    body = (
        "\\SI{75}{\\milli\\gram\\per\\day}, \\num{25000}, \\SIrange{1}{2}{mg}, \\qty{40}{\\percent}"
    )
    assert shown(source(body)) == ["75 mg/d, 25,000, 1–2 mg, 40%"]


def test_abbreviations_are_shown_by_the_names_that_the_source_gives_them():
    preamble = "\\newacronym{t}{RCT}{trial}\n\\acrodef{z}[Zn]{zinc}\n"
    body = "\\gls{t} \\glspl{t} \\acrlong{t} \\ac{z} \\acf{z}"
    assert shown(source(body, preamble)) == ["RCT RCTs trial Zn zinc (Zn)"]


def test_what_a_journal_is_told_of_the_authors_is_no_words():
    body = (
        "\\begin{frontmatter}\\title{Zinc\\tnoteref{t}}\\tnotetext[t]{Paid.}\\author[1]{A}"
        "\\ead{a@b.org}\\address[1]{Town}\\affiliation[2]{city={Town}}\\cortext[c]{Mail.}"
        "\\begin{abstract}Zinc helps.\\end{abstract}\\begin{keyword}zinc\\end{keyword}"
        "\\end{frontmatter}"
    )
    assert shown(source(body)) == ["Zinc", "Zinc helps."]


def test_cells_that_span_columns_and_lines_are_read_as_one():
    body = (
        r"\begin{tabular}{ll}\toprule \multicolumn{2}{c}{Zinc} \\ \cmidrule(lr){1-2} "
        r"\multirow{2}{*}{Acetate} & \makecell{No effect\\on cough} \\ \end{tabular}"
    )
    cells = [(one.cell.row, one.cell.column, one.prose.text) for one in source(body).blocks]
    assert cells == [(0, 0, "Zinc"), (1, 0, "Acetate"), (1, 1, "No effect on cough")]


def test_words_and_what_they_mean_are_paragraphs_of_their_own():
    body = "\\begin{description}\\item[Dose] Take 75 mg.\\end{description}"
    assert [(one.kind.value, one.prose.text) for one in source(body).blocks] == [
        *[("paragraph", "Dose"), ("paragraph", "Take 75 mg.")]
    ]


def test_words_that_were_struck_out_in_an_edited_source_are_not_read():
    body = "Zinc \\added{helps}\\deleted{harms}. \\replaced{Tea}{Rye} \\DIFdel{not }\\DIFadd{too}."
    assert shown(source(body)) == ["Zinc helps. Tea too."]


def test_a_list_within_a_cell_is_a_part_of_the_cell():
    body = r"\begin{tabular}{l}\begin{itemize}\item One \item Two\end{itemize} \\ \end{tabular}"
    assert [one.kind for one in source(body).blocks] == [BlockKind.TABLE_CELL] * 2


def test_signs_that_are_written_as_commands_are_shown():
    body = r"Heavy \textgreater{} light (p \textless{} .05), \textless5 sets a\slash b in \TeX."
    assert shown(source(body)) == ["Heavy > light (p < .05), <5 sets a/b in TeX."]


def test_what_a_command_puts_into_an_index_of_its_own_is_not_shown():
    assert shown(source(r"Tea\indexA{tea} helps.")) == ["Tea helps."]
    preamble = r"\newcommand{\indexed}[1]{\emph{#1}}"
    assert shown(source(r"\indexed{Tea} helps.", preamble)) == ["Tea helps."]


@pytest.mark.parametrize("depth", [5, 40])
def test_of_accents_that_stand_in_each_other_the_letters_are_shown(depth):
    letters = "\\d{" * depth + "o" + "}" * depth
    assert shown(source(f"Tea {letters} helps.")) == ["Tea o helps."]


def test_the_abstract_of_the_preamble_is_read_however_the_class_spells_it():
    preamble = "\\Abstract{%\n  Zinc shortens colds.}\n\\setkeys{Gin}{width=2in}\n"
    assert shown(source("Tea helps.", preamble)) == ["Zinc shortens colds.", "Tea helps."]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"$\beta$-blockers at 29$^\circ$C", "β-blockers at 29°C"),
        (r"CO$_2$ and D$_3$ of $\geq$65 $\pm$ 3\,\%", "CO₂ and D₃ of ≥65 ± 3 %"),
        (r"($p < 0.001$, $R^2 = .45$)", "(p < 0.001, R² = .45)"),
        (r"$5\times10^{9}$ at \(12\,\mu\mathrm{g}\)", "5×10⁹ at 12 μg"),
        (r"10$^{-3}$ M", "10⁻³ M"),
        (r"$x$, $\hat{p}$, $\frac{1}{2}$ and $a = bc$", "\ufffc, \ufffc, \ufffc and \ufffc"),
    ],
)
def test_a_formula_of_signs_and_numbers_is_words(written, read_as):
    assert shown(source(written)) == [read_as]


def test_numbers_that_a_formula_raises_cite():
    document = source(r"Zinc shortens colds$^{1,2}$ and coughs$^3$. The field is 5 cm$^2$.")
    assert [mention.key for mention in find_citations(document)] == ["1", "2", "3"]
