"""The words of a whole page in each language, as a member would see them.

Where LinkedIn's own wording is not known these are words a translator would write.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spoken:
    """Labels in the page's order; pairs are of the industry and the network."""

    code: str
    labels: tuple[str, str, str, str]
    ranks: tuple[str, str]
    top: str
    own: tuple[str, str, str]
    peers: tuple[str, str]
    total: str
    averages: tuple[str, str]
    places: str
    unchanged: str
    changed: str
    table: tuple[str, str]
    remainder: str
    around: tuple[str, ...]


SPOKEN = (
    Spoken(
        "en",
        (
            "Establish your professional brand",
            "Find the right people",
            "Engage with insights",
            "Build relationships",
        ),
        ("Industry SSI rank", "Network SSI rank"),
        "Top {}",
        (
            "Your Social Selling Index",
            "Current Social Selling Index",
            "Four components of your score",
        ),
        ("People in your industry", "People in your network"),
        "{} out of 100",
        (
            "Sales professionals in the {name} industry have an average SSI of {}.",
            "People in your network have an average SSI of {}.",
        ),
        "You rank in the top {}",
        "No change since last week",
        "since last week",
        ("Category", "value"),
        "Remaining points",
        ("Home", "My Network 7", "Notifications 12", "1 new message"),
    ),
    Spoken(
        "nl",
        (
            "Bouw uw professionele merk op",
            "Vind de juiste mensen",
            "Reageer met inzichten",
            "Bouw relaties op",
        ),
        ("SSI-positie in uw branche", "SSI-positie in uw netwerk"),
        "Top {}",
        (
            "Uw Social Selling Index",
            "Huidige Social Selling Index",
            "Vier onderdelen van uw score",
        ),
        ("Mensen in uw branche", "Mensen in uw netwerk"),
        "{} van 100",
        (
            "Verkopers in de branche {name} hebben een gemiddelde SSI van {}.",
            "Mensen in uw netwerk hebben een gemiddelde SSI van {}.",
        ),
        "U staat in de top {}",
        "Geen verandering sinds vorige week",
        "sinds vorige week",
        ("Categorie", "waarde"),
        "Resterende punten",
        ("Startpagina", "Mijn netwerk 7", "Meldingen 12", "1 nieuw bericht"),
    ),
    Spoken(
        "de",
        (
            "Ihre professionelle Marke aufbauen",
            "Gezielt die richtigen Personen finden",
            "Durch Einblicke Interesse wecken",
            "Beziehungen aufbauen",
        ),
        ("SSI-Rang in der Branche", "SSI-Rang im Netzwerk"),
        "Top {}",
        (
            "Ihr Social Selling Index",
            "Aktueller Social Selling Index",
            "Vier Komponenten Ihrer Punktzahl",
        ),
        ("Personen in Ihrer Branche", "Personen in Ihrem Netzwerk"),
        "{} von 100",
        (
            "Vertriebsprofis in der Branche {name} haben einen durchschnittlichen SSI von {}.",
            "Personen in Ihrem Netzwerk haben einen durchschnittlichen SSI von {}.",
        ),
        "Sie gehören zu den Top {}",
        "Keine Änderung seit letzter Woche",
        "seit letzter Woche",
        ("Kategorie", "Wert"),
        "Verbleibende Punkte",
        ("Start", "Ihr Netzwerk 7", "Mitteilungen 12", "1 neue Nachricht"),
    ),
    Spoken(
        "fr",
        (
            "Construire votre marque professionnelle",
            "Trouver les bonnes personnes",
            "Échanger des informations",
            "Établir des relations",
        ),
        ("Classement SSI du secteur", "Classement SSI du réseau"),
        "Top {}",
        (
            "Votre Social Selling Index",
            "Social Selling Index actuel",
            "Les quatre composantes de votre score",
        ),
        ("Personnes de votre secteur", "Personnes de votre réseau"),
        "{} sur 100",
        (
            "Les commerciaux dans le secteur {name} ont un SSI moyen de {}.",
            "Les personnes de votre réseau ont un SSI moyen de {}.",
        ),
        "Vous êtes dans le top {}",
        "Aucun changement depuis la semaine dernière",
        "depuis la semaine dernière",
        ("Catégorie", "Valeur"),
        "Points restants",
        ("Accueil", "Réseau 7", "Notifications 12", "500 relations", "1 nouveau message"),
    ),
    Spoken(
        "es",
        (
            "Establece tu marca profesional",
            "Encuentra a las personas adecuadas",
            "Interactúa ofreciendo información",
            "Crea relaciones",
        ),
        ("clasificación SSI del sector", "clasificación SSI de la red"),
        "Mejor {}",
        (
            "Tu índice de ventas con las redes sociales",
            "Índice de ventas con las redes sociales actual",
            "Los cuatro factores que determinan tu puntuación",
        ),
        ("Personas de tu sector", "Personas de tu red"),
        "{} de 100",
        (
            "Los vendedores en el sector {name} tienen un SSI medio de {}.",
            "Las personas de tu red tienen un SSI medio de {}.",
        ),
        "Estás en el mejor {}",
        "Sin cambios desde la semana pasada",
        "desde la semana pasada",
        ("Categoría", "Valor"),
        "Puntos restantes",
        ("Inicio", "Mi red 7", "Notificaciones 12", "1 mensaje nuevo"),
    ),
    Spoken(
        "pt-br",
        (
            "Estabelecer sua marca profissional",
            "Localizar as pessoas certas",
            "Interagir oferecendo insights",
            "Criar relacionamentos",
        ),
        ("Classificação SSI do setor", "Classificação SSI da rede"),
        "Primeiros {}",
        (
            "Seu Social Selling Index",
            "Social Selling Index atual",
            "Os quatro componentes da sua pontuação",
        ),
        ("Pessoas no seu setor", "Pessoas na sua rede"),
        "{} de 100",
        (
            "Profissionais de vendas no setor {name} têm SSI médio de {}.",
            "Pessoas na sua rede têm SSI médio de {}.",
        ),
        "Você está nos primeiros {}",
        "Sem alterações na última semana",
        "na última semana",
        ("Categoria", "valor"),
        "Pontos restantes",
        ("Início", "Minha rede 7", "Notificações 12", "1 nova mensagem"),
    ),
    Spoken(
        "pt-pt",
        (
            "Estabelecer a sua marca profissional",
            "Localizar as pessoas certas",
            "Interagir utilizando dados de análise",
            "Cultivar relacionamentos",
        ),
        ("Classificação SSI do setor", "Classificação SSI da rede"),
        "Primeiros {}",
        (
            "O seu Social Selling Index",
            "Social Selling Index atual",
            "Os quatro componentes da sua pontuação",
        ),
        ("Pessoas no seu setor", "Pessoas na sua rede"),
        "{} de 100",
        (
            "Os profissionais no setor {name} têm um SSI médio de {}.",
            "As pessoas na sua rede têm um SSI médio de {}.",
        ),
        "Está nos primeiros {}",
        "Sem alterações desde a semana passada",
        "desde a semana passada",
        ("Categoria", "Valor"),
        "Pontos restantes",
        ("Página inicial", "A minha rede 7", "Notificações 12", "1 nova mensagem"),
    ),
    Spoken(
        "it",
        (
            "Stabilire il tuo brand professionale",
            "Entrare in contatto con le persone giuste",
            "Interagire con informazioni rilevanti",
            "Costruire relazioni",
        ),
        ("Classifica SSI del settore", "Classifica SSI della rete"),
        "Primi {}",
        (
            "Il tuo Social Selling Index",
            "Social Selling Index attuale",
            "I quattro componenti del tuo punteggio",
        ),
        ("Persone nel tuo settore", "Persone nella tua rete"),
        "{} su 100",
        (
            "I venditori nel settore {name} hanno un SSI medio di {}.",
            "Le persone nella tua rete hanno un SSI medio di {}.",
        ),
        "Sei nel primo {}",
        "Nessuna variazione rispetto alla scorsa settimana",
        "rispetto alla scorsa settimana",
        ("Categoria", "Valore"),
        "Punti rimanenti",
        ("Home", "Rete 7", "Notifiche 12", "1 nuovo messaggio"),
    ),
)
