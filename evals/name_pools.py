"""Invented names to plant: of people from many places, and of firms, towns and tools."""

from typing import Final


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a list written as text, which reads as words."""
    return tuple(text.split())


FIRST_NAMES: Final = listed(
    """
    Marek Delphine Oluwaseun Ingrid Takeshi Rosalind Bartholomew Xiomara Dmitri Fenella Kwame
    Siobhan Anneliese Rajesh Guillermo Thandiwe Yusuf Henrietta Ludovic Maeve Sterling Emory
    Wendell Priscilla Zbigniew Cressida Hamish Noor Ottoline Leopold
    """
)
LAST_NAMES: Final = listed(
    """
    Delacroix Okonkwo Brandvold Whitcombe Szymanski Ferreira-Lobo Achterberg Trevelyan Nakagawa
    O'Rourke McAllister Van-Houten Castellanos Pemberton Lindqvist Abernathy Quarshie Dufresne
    Hollingsworth Vasquez Kapoor-Singh Ashworth Grenfell Zielinski
    """
)
THINGS: Final = listed(
    """
    Brightwater Kestrel Northgate Vantor Lumenia Ostrava Quillfire Marisol Halberd Tessera
    Bellweather Corvina Zephyrine Montauk Ravenscourt Trello Salesforce Wolverhampton Lisbon Nairobi
    Toronto Siemens Heineken Volvo Excel Photoshop GDPR NHS HMRC PRINCE2 SAP ISO9001
    """
)
