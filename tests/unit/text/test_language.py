"""English is told from other languages by its common words; too little text passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.text.language import is_english_wish, looks_english

_OTHERS = {
    "de": "Wir haben heute über meine Rolle gesprochen und ich werde bis Freitag den Lebenslauf "
    "überarbeiten und ihn ihr schicken.",
    "fr": "Nous avons parlé de mon rôle et je vais revoir mon CV avant vendredi pour le lui "
    "envoyer avec une courte note.",
    "es": "Hablamos de mi puesto y voy a revisar el currículum antes del viernes para enviarlo con "
    "una nota breve a Ana.",
    "pt": "Falamos da minha função e vou rever o currículo até sexta-feira para o enviar com uma "
    "nota curta para a Ana.",
    "nl": "We hebben over mijn rol gesproken en ik zal voor vrijdag mijn cv bijwerken en het met "
    "een korte notitie sturen.",
    "pl": "Rozmawialiśmy o mojej roli i do piątku poprawię życiorys, a potem wyślę go z krótką "
    "notatką, bo tego chce.",
    "tr": "Bugün rolüm hakkında konuştuk ve cuma gününe kadar özgeçmişimi gözden geçirip kısa bir "
    "notla Ana için göndereceğim çok iyi.",
    "ru": "Мы говорили о моей роли, и я перепишу резюме до пятницы и пришлю его.",
    "ja": "今日は昇進について話しました。金曜日までに履歴書を直して送ります。",
}


@pytest.mark.parametrize("code", sorted(_OTHERS))
def test_other_languages_are_not_english(code: str) -> None:
    assert not looks_english(_OTHERS[code])


@pytest.mark.parametrize(
    "text",
    [
        "We talked about my role and I will rework the CV by Friday and send it with a short note.",
        "ANA: CAN YOU SEND THE MEMO? BO: YES, I WILL DO THAT BEFORE WE MEET AGAIN NEXT WEEK.",
        "Python SQL Docker Kubernetes Terraform AWS Kafka Spark Airflow Snowflake Tableau Excel",
        "Bo from São Paulo and Zoë from Genève asked what they should read first, and why.",
        "Wе tаlkеd аbоut my rоlе аnd I will rеwоrk thе CV by Friday аnd sеnd it with а shоrt nоtе.",
    ],
)
def test_english_is_english_even_with_names_lists_and_look_alikes(text: str) -> None:
    assert looks_english(text)


@pytest.mark.parametrize("text", ["", "Guten Tag, Ana", "2026-11-12", "¿Qué tal?", "-- !!"])
def test_too_little_text_passes(text: str) -> None:
    assert looks_english(text)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert looks_english(text) in {True, False}


@pytest.mark.parametrize(
    "wish",
    [
        "Mein erstes Team führen",
        "eine Lehrstelle finden",
        "Arbeit finden",
        "devenir sage-femme",
        "ouvrir un atelier",
        "Quiero abrir una panadería",
        "aprender a vender",
        "voglio cambiare lavoro",
        "ik wil leidinggeven",
        "lära mig svenska",
        "no quiero trabajar de noche",
    ],
)
def test_a_short_wish_in_another_language_is_noticed(wish: str) -> None:
    assert not is_english_wish(wish)


@pytest.mark.parametrize(
    "wish",
    [
        "wine",
        "pâtisserie",
        "become chef de partie",
        "open a crêperie",
        "learn salsa de la Habana",
        "Berlin",
        "Mia wants to lead",
        "mon evenings only",
        "R",
        "",
    ],
)
def test_an_english_wish_with_a_foreign_name_stays_english(wish: str) -> None:
    assert is_english_wish(wish)
