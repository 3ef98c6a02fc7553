"""Sound texts in both languages, and what is changed in them, by the rule that should find it."""

from __future__ import annotations

from drafting.model import Language

SOUND = """Ley de Prueba

Artículo 1.- Esta Ley regula las licencias a que se refiere el artículo 3, fracción I, de esta Ley.

Artículo 2.- Para los efectos de esta Ley se entiende por:

I. Autoridad: la Secretaría;

II. Licencia: el acto por el que la Autoridad permite una actividad, y

III. Solicitante: quien pide una Licencia.

Artículo 3.- La Autoridad expedirá:

I. La Licencia, dentro de un plazo de diez días contados a partir de la solicitud, y

II. Los demás actos que pida el Solicitante.

Artículo 4.- Al que mienta se le impondrán de dos a seis años de prisión y de treinta y seis a mil días multa.

Artículo 5.- Conforme al artículo 400 del Código Penal Federal y al artículo 12 de la Convención, la Comisión \
Intersecretarial de Sustancias Químicas dará aviso al establecimiento. La Comisión Intersecretarial de Sustancias \
Químicas llevará un registro de cada establecimiento y de cada precursor, transportista, mezcla y envase.

Artículo 6.- La Fiscalía General de la República conocerá de los delitos que señala el artículo 4.

Transitorios

Primero.- Esta Ley entrará en vigor el día siguiente de su publicación.
"""

SOUND_ENGLISH = """Licences Regulation

1 Licences
This Regulation governs the licences issued under section 3(a).

2 Interpretation
In this Regulation—
“Authority” means the Minister;
“Licence” means a permission given by the Authority;
“Applicant” means whoever asks for a Licence.

3 Grant
The Authority may grant—
(a) a Licence, within ten days after the application;
(b) any other permission that the Applicant asks for.

4 Offence
A person who lies is liable to imprisonment for a term of two to six years.

5 Other law
Nothing in this Regulation affects section 400 of the Penal Code Act 1999. The Joint Committee for Chemical \
Substances keeps a register of each facility, precursor, carrier, mixture and container. The Joint Committee for \
Chemical Substances meets every month.

6 Reports
The Bureau of Industry and Security reports the offences in section 4.

7 Commencement
This Regulation comes into force on the day after it is made.
"""

SOUNDS: dict[Language, str] = {"es": SOUND, "en": SOUND_ENGLISH}

Change = tuple[tuple[str, str], ...]

_AGO = "Artículo 6.- La Fiscalía"
_BODY = "La Fiscalía General de la República conocerá"
_REPEAL_ES = (
    SOUND[SOUND.index("La Autoridad expedirá:") : SOUND.index("Artículo 4.-")].strip(),
    "(Se deroga)",
)
_REPEAL_EN = (
    SOUND_ENGLISH[SOUND_ENGLISH.index("The Authority may grant") : SOUND_ENGLISH.index("4 Offence")].strip(),
    "(Repealed)",
)
_CITING = "Esta Ley regula las licencias a que se refiere el artículo 3, fracción I, de esta Ley."
_CITING_EN = "This Regulation governs the licences issued under section 3(a)."
_DEADLINE = ", dentro de un plazo de diez días contados a partir de la solicitud"
_DEADLINE_EN = ", within ten days after the application"
_PENALTY = "de dos a seis años de prisión y de treinta y seis a mil días multa"
_JOINT = "The Joint Committee for Chemical Substances meets"
_COMMISSION = "La Comisión Intersecretarial de Sustancias Químicas llevará"
_FORCE = "Esta Ley entrará en vigor el día siguiente de su publicación."
_FORCE_EN = "7 Commencement\nThis Regulation comes into force on the day after it is made."


def _swapped(one: str, two: str) -> tuple[tuple[str, str], ...]:
    """Two designations that change places."""
    return (one, "_"), (two, one), ("_", two)


def _headed(kind: str, *before: str) -> tuple[tuple[str, str], ...]:
    """Three divisions before these words, the second numbered as the third."""
    return tuple(
        (words, f"{kind} {number}\n\nMatters {number}\n\n{words}")
        for words, number in zip(before, ("I", "III", "II"), strict=True)
    )


def _each(old: str, *news: str) -> tuple[Change, ...]:
    return tuple(((old, new),) for new in news)


def _terms(*terms: str) -> tuple[Change, ...]:
    """Each word written with a capital where the sound text has it without, and once more."""
    return tuple(
        (
            (f"cada {one.lower()}" if f"cada {one.lower()}" in SOUND else one.lower(), f"cada {one}"),
            (
                _AGO,
                f"Artículo 6.- Todo lo que toque al {one} se anota, y el {one.lower()} se marca. La Fiscalía",
            ),
        )
        for one in terms
    )


SLIPS: dict[Language, dict[str, tuple[Change, ...]]] = {
    "es": {
        "ref_missing": _each(
            "el artículo 3, fracción I, de esta Ley",
            "el artículo 33 de esta Ley", "el artículo 3, fracción VII, de esta Ley", "los artículos 3 y 19",
            "la fracción V del artículo 3", "el inciso b) de la fracción IX del artículo 3", "el artículo 12 Bis",
        ),
        "ref_repealed": tuple(
            (_REPEAL_ES, (_CITING, f"{words}."))
            for words in (
                "Rige el artículo 3 de esta Ley", "Se estará al artículo 3", "Lo dispuesto en los artículos 3 y 4 rige",
                "Conforme a la fracción I del artículo 3, se expiden", "El artículo 3 de esta Ley se aplica",
            )
        ),
        "penalty_inverted": _each(
            _PENALTY,
            "de seis a dos años de prisión", "de diez a cinco años de prisión", "de mil a cien días multa",
            "de tres años a seis meses de prisión", "multa de quinientas a doscientas veces el valor diario en unidades",
        ),
        "term_twice": tuple(
            ((f"{one}: quien pide una Licencia", f"{one}: quien pide una Licencia;\n\nIV. {two}"),)
            for one, two in (
                ("Solicitante", "Solicitante: quien promueve un trámite"), ("Solicitante", "Autoridad: la Agencia"),
                ("Solicitante", "Licencia: el permiso"), ("Solicitante", "Solicitante: la persona que pide"),
                ("Solicitante", "Autoridad: quien designe el Ejecutivo"),
            )
        ),
        "term_unused": _each(
            "III. Solicitante: quien pide una Licencia.",
            *(f"III. Solicitante: quien pide una Licencia;\n\nIV. {one}: lo que así se llama."
              for one in ("Salvoconducto", "Reexportación", "Precinto", "Tránsito", "Corretaje")),
        ),
        "term_undefined": tuple(
            (
                ("y de cada precursor, transportista, mezcla y envase", f"y de cada {one}, además del {one.lower()}"),
                (_AGO, f"Artículo 6.- Dicho {one} se anota. La Fiscalía"),
            )
            for one in ("Precursor", "Transportista", "Envase", "Operador", "Laboratorio")
        ),
        "name_former": _each(
            "La Fiscalía General de la República",
            "La Procuraduría General de la República", "La Administración General de Aduanas",
            "La Secretaría de Desarrollo Social", "La Secretaría de Comunicaciones y Transportes",
            "El Tribunal Federal de Justicia Fiscal y Administrativa",
        ),
        "name_variant": tuple(
            (
                (_COMMISSION, f"La Comisión Intersecretarial de Sustancias Químicas y la Fiscalía llevarán. {one}"),
            )
            for one in (
                "La Comisión Intersecretarial para Sustancias Químicas llevará",
                "La Comisión Intersecretarial de las Sustancias Químicas llevará",
                "La Comisión Intersecretarial sobre Sustancias Químicas llevará",
                "La Comisión Intersecretarial de Sustancia Química llevará",
                "La Comisión Intersecretarial en Sustancias Químicas llevará",
            )
        ),
        "number_repeated": (
            (("Artículo 5.-", "Artículo 4.-"),), (("Artículo 6.-", "Artículo 5.-"),), (("Artículo 3.-", "Artículo 2.-"),),
            (("II. Licencia:", "I. Licencia:"),), (("III. Solicitante:", "II. Solicitante:"),),
        ),
        "number_missing": (
            (("Artículo 6.-", "Artículo 7.-"),), (("Artículo 5.-", "Artículo 8.-"), ("Artículo 6.-", "Artículo 9.-")),
            (("II. Los demás", "III. Los demás"),), (("III. Solicitante:", "IV. Solicitante:"),),
            (("III. Solicitante:", "VI. Solicitante:"),),
        ),
        "number_backwards": (
            _swapped("Artículo 4.-", "Artículo 5.-"), _swapped("Artículo 5.-", "Artículo 6.-"),
            _swapped("Artículo 2.-", "Artículo 3.-"), _swapped("Artículo 3.-", "Artículo 4.-"),
            _headed("CAPÍTULO", "Artículo 1.-", "Artículo 3.-", "Artículo 5.-"),
        ),
        "deadline_no_start": _each(
            _DEADLINE,
            ", dentro de un plazo de diez días", ", en un plazo no mayor de treinta días hábiles",
            ", en un término de tres meses", ", dentro del plazo de cinco días naturales",
            ", en el plazo máximo de un año",
        ),
        "modal_slip": _each(
            "La Autoridad expedirá:",
            "La Autoridad deberá podrá expedir:", "La Autoridad podrá deberá expedir:",
            "La Autoridad deberá de expedir:", "La Autoridad podrá obligatoriamente expedir:",
            "La Autoridad deberá y/o podrá expedir:",
        ),
        "no_entry_into_force": _each(
            _FORCE,
            "Esta Ley se publicará en el Diario Oficial de la Federación.", "El Reglamento se expedirá en un año.",
            "Se derogan las disposiciones que se opongan a esta Ley.", "Los trámites iniciados se concluirán.",
            "La Autoridad contará con el presupuesto que se le asigne.",
        ),
    },
    "en": {
        "ref_missing": _each(
            "section 3(a)",
            "section 33", "section 3(d)", "section 19(2)", "sections 3 and 21", "subsection (4) of section 88",
            "section 3(z)",
        ),
        "ref_repealed": tuple(
            (_REPEAL_EN, (_CITING_EN, f"{words}."))
            for words in (
                "Section 3 governs licences", "Licences are issued under section 3", "Sections 3 and 4 apply",
                "This is subject to section 3", "Nothing in section 3 prevents it",
            )
        ),
        "penalty_inverted": _each(
            "imprisonment for a term of two to six years",
            "imprisonment for a term of six to two years", "imprisonment for a term of between ten and five years",
            "a fine of from 900 to 300 dollars", "imprisonment of from twelve to three months",
            "a penalty of between 500 and 50 units",
        ),
        "term_twice": _each(
            "“Applicant” means whoever asks for a Licence.",
            *(f"“Applicant” means whoever asks for a Licence;\n{one}."
              for one in ("“Applicant” means a person", "“Authority” means the Agency", "“Licence” means a permit",
                          "“Licence” means any consent in writing", "“Authority” means a public body")),
        ),
        "term_unused": _each(
            "“Applicant” means whoever asks for a Licence.",
            *(f"“Applicant” means whoever asks for a Licence;\n“{one}” means what is so called."
              for one in ("Safe conduct", "Re-export", "Seal", "Transit", "Brokering")),
        ),
        "term_undefined": tuple(
            (
                ("of each facility, precursor, carrier, mixture and container", f"of each {one}, and any {one.lower()}"),
                ("6 Reports\n", f"6 Reports\nThe {one} is marked. "),
            )
            for one in ("Facility", "Precursor", "Carrier", "Mixture", "Container")
        ),
        "name_former": _each(
            "The Bureau of Industry and Security reports",
            "The Bureau of Export Administration reports", "The General Accounting Office reports",
            "The HM Customs and Excise reports", "The Department of Health, Education, and Welfare reports",
            "An officer of the Bureau of Export Administration reports",
        ),
        "name_variant": tuple(
            ((_JOINT, f"The Joint Committee for Chemical Substances meets. {one} meets"),)
            for one in (
                "The Joint Committee on Chemical Substances", "The Joint Committee of Chemical Substances",
                "The Joint Committee for the Chemical Substances", "The Joint Committee for Chemical Substance",
                "The Joint Committee in Chemical Substances",
            )
        ),
        "number_repeated": (
            (("5 Other law", "4 Other law"),), (("6 Reports", "5 Reports"),), (("4 Offence", "3 Offence"),),
            (("7 Commencement", "6 Commencement"),), (("3 Grant", "2 Grant"),),
        ),
        "number_missing": (
            (("7 Commencement", "8 Commencement"),), (("6 Reports", "7 Reports"), ("7 Commencement", "8 Commencement")),
            (("5 Other law", "6 Other law"), ("6 Reports", "7 Reports"), ("7 Commencement", "8 Commencement")),
            (("7 Commencement", "11 Commencement"),), (("7 Commencement", "9 Commencement"),),
        ),
        "number_backwards": (
            _headed("PART", "1 Licences", "3 Grant", "5 Other law"),
            _headed("PART", "1 Licences", "2 Interpretation", "4 Offence"),
            _headed("CHAPTER", "1 Licences", "4 Offence", "6 Reports"),
            _headed("CHAPTER", "2 Interpretation", "3 Grant", "5 Other law"),
            _headed("PART", "2 Interpretation", "4 Offence", "6 Reports"),
        ),
        "deadline_no_start": _each(
            _DEADLINE_EN,
            ", within ten days", ", within thirty working days", ", within a period of three months",
            ", within two weeks", ", within one year",
        ),
        "modal_slip": _each(
            "The Authority may grant",
            "The Authority shall may grant", "The Authority may shall grant", "The Authority must may grant",
            "The Authority may must grant", "The Authority shall and/or may grant",
        ),
        "no_entry_into_force": _each(
            _FORCE_EN,
            "7 Printing\nThis Regulation is published after it is made.", "7 Fees\nThe Authority may charge fees.",
            "7 Review\nThe Minister reviews this Regulation every five years.", "7 Records\nRecords are kept.",
            "7 Forms\nThe Authority may issue forms.",
        ),
    },
}  # fmt: skip
