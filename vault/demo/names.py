"""Names for the demo school by where families come from, with looks that go with them.

All of it is invented: the lists are common names, and chance puts them together.
"""

from dataclasses import dataclass

_SMOOTH_GIRLS = (
    *("bob", "fringe", "long", "long swept", "half up", "pony", "high pony", "bun", "two buns"),
    *("bunches", "low bunches", "braids", "side plait", "pixie"),
)
_GIRLS = (*_SMOOTH_GIRLS, "long curls", "curly bob")
_SMOOTH_BOYS = ("short", "side", "crop", "quiff", "mop", "bowl", "spiky")
_BOYS = (*_SMOOTH_BOYS, "curls")
_AFRO_GIRLS = (
    *("puffs", "cornrows", "afro", "small afro", "bunches", "two buns", "bun", "braids"),
    *("curly bob", "half up"),
)
_AFRO_BOYS = ("fade", "high top", "twists", "small afro", "crop", "fade", "curls")
_LIGHT = ("dark", "brown", "brown", "light brown", "light brown", "fair", "fair", "copper", "red")


@dataclass(frozen=True, slots=True)
class Roots:
    """`share` is out of a hundred families. Of `skins` and `hair` each entry is as likely;
    `covered` is how many in ten girls wear a hijab or boys a patka, as `cloth` says."""

    share: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    mothers: tuple[str, ...]
    fathers: tuple[str, ...]
    skins: tuple[int, ...]
    hair: tuple[str, ...] = ("black", "black", "dark")
    girl_styles: tuple[str, ...] = _GIRLS
    boy_styles: tuple[str, ...] = _BOYS
    cloth: str = ""
    covered: int = 0


ROOTS = (
    Roots(
        44,
        (
            *("Amelia", "Isla", "Ava", "Freya", "Ruby", "Poppy", "Grace", "Chloe", "Niamh"),
            *("Aoife", "Zoë", "Evie", "Florence", "Harriet", "Martha", "Seren", "Orla", "Daisy"),
            *("Ellie", "Matilda", "Iona", "Beth", "Lottie", "Edith", "Megan", "Robyn"),
        ),
        (
            *("Noah", "Leo", "Owen", "Finn", "Jude", "Oliver", "Jack", "Ben", "Tomos", "Alfie"),
            *("George", "Harry", "Rory", "Callum", "Dylan", "Rhys", "Archie", "Toby", "Ewan"),
            *("Stanley", "Joe", "Sam", "Ted", "Declan", "Fergus", "Isaac"),
        ),
        (
            *("O'Neill", "Smith", "Jones", "Williams", "Brown", "Evans", "Taylor", "Murphy"),
            *("Roberts", "Clarke", "Wright", "Hughes", "Green", "Walker", "Hall", "Baker"),
            *("Bennett", "Byrne", "Davies", "Fletcher", "Gallagher", "Hartley", "Marsh"),
            *("Morgan", "Thompson", "MacLeod", "Fraser", "Pritchard", "Doyle", "Whitaker"),
            *("Ashworth", "Barlow", "Carr-Ellis", "Dobson", "Eccles", "Fairhurst", "Lockwood"),
        ),
        ("Helen", "Sarah", "Joanne", "Claire", "Rachel", "Lucy", "Siân", "Kate"),
        ("David", "Mark", "Adrian", "Neil", "Gareth", "Martin", "Duncan", "Matthew"),
        (0, 0, 0, 1),
        _LIGHT,
    ),
    Roots(
        8,
        ("Maja", "Oliwia", "Zofia", "Hanna", "Lena", "Daria", "Oksana", "Ilinca"),
        ("Oskar", "Jakub", "Filip", "Antoni", "Kacper", "Danylo", "Andrei", "Mateusz"),
        (
            *("Kowalski", "Nowak", "Wiśniewski", "Zieliński", "Shevchenko", "Ionescu", "Lis"),
            *("Popescu", "Dudek"),
        ),
        ("Agnieszka", "Monika", "Olena", "Ioana"),
        ("Piotr", "Tomasz", "Taras", "Mihai"),
        (0, 0, 1),
        ("fair", "fair", "pale", "light brown", "brown"),
    ),
    Roots(
        12,
        ("Amina", "Hana", "Aisha", "Maryam", "Zara", "Inaya", "Safa", "Noor", "Sumaiya"),
        ("Mohammed", "Ibrahim", "Yusuf", "Zayn", "Hamza", "Bilal", "Rayyan", "Adam"),
        (
            "Khan",
            "Ahmed",
            "Miah",
            "Ali",
            "Rahman",
            "Hussain",
            "Malik",
            "Chowdhury",
            "Mirza",
            "Uddin",
        ),
        ("Shazia", "Nasreen", "Farah", "Rukhsana"),
        ("Naveed", "Tariq", "Kamal", "Asif"),
        (2, 3, 3, 3),
        cloth="hijab",
        covered=4,
        girl_styles=_SMOOTH_GIRLS,
    ),
    Roots(
        7,
        ("Priya", "Maya", "Anika", "Diya", "Kavya", "Meera", "Asha"),
        ("Arjun", "Rohan", "Dev", "Kiran", "Nikhil", "Aarav", "Vihaan"),
        ("Patel", "Nair", "Sharma", "Iyer", "Desai", "Perera", "Rao"),
        ("Sunita", "Lakshmi", "Anjali", "Deepa"),
        ("Rajesh", "Sanjay", "Vikram", "Suresh"),
        (2, 3, 3, 4),
        girl_styles=_SMOOTH_GIRLS,
    ),
    Roots(
        4,
        ("Simran", "Jasleen", "Harleen", "Gurpreet", "Manpreet"),
        ("Harpreet", "Jaspal", "Arjan", "Gurdeep", "Manveer"),
        ("Gill", "Singh", "Sandhu", "Dhillon", "Bains"),
        ("Parveen", "Kuldeep", "Baljit"),
        ("Amarjit", "Ravinder", "Sukhdev"),
        (2, 3, 3),
        cloth="patka",
        covered=8,
        girl_styles=("braids", "side plait", "long", "low bunches", "bun"),
    ),
    Roots(
        8,
        ("Adaeze", "Tia", "Ama", "Folake", "Efua", "Temi", "Chidinma", "Wanjiru"),
        ("Kofi", "Samuel", "Daniel", "Kwame", "Tobi", "Emeka", "Tendai", "Jomo"),
        ("Okafor", "Adeyemi", "Mensah", "Okoro", "Osei", "Balogun", "Boateng", "Mwangi", "Moyo"),
        ("Ngozi", "Abena", "Funke", "Blessing"),
        ("Chidi", "Kojo", "Femi", "Emmanuel"),
        (4, 5, 5),
        ("black",),
        _AFRO_GIRLS,
        _AFRO_BOYS,
    ),
    Roots(
        4,
        ("Shanice", "Imani", "Naomi", "Kezia", "Jada"),
        ("Tyrell", "Marcus", "Malachi", "Isaiah", "Jerome"),
        ("Campbell", "Grant", "Bailey", "Henry", "Francis", "Lewis"),
        ("Marcia", "Yvonne", "Sandra"),
        ("Winston", "Delroy", "Carlton"),
        (3, 4, 4, 5),
        ("black", "black", "dark"),
        _AFRO_GIRLS,
        _AFRO_BOYS,
    ),
    Roots(
        2,
        ("Hodan", "Ifrah", "Saida", "Muna"),
        ("Abdi", "Liban", "Warsame", "Khalid"),
        ("Hassan", "Ismail", "Yusuf", "Jama"),
        ("Fadumo", "Hibo"),
        ("Omar", "Mahad"),
        (4, 5),
        ("black",),
        ("braids", "bun"),
        ("crop", "small afro", "curls"),
        cloth="hijab",
        covered=8,
    ),
    Roots(
        4,
        ("Mei", "Mia", "Yuna", "Linh", "Sakura", "Jia"),
        ("Jun", "Kai", "Minh", "Haru", "Wei", "Ethan"),
        ("Lee", "Chan", "Wong", "Nguyen", "Tanaka", "Lam", "Santos"),
        ("Li Na", "Grace", "Thu", "Yuki"),
        ("Jian", "Kenji", "Tuan", "Peter"),
        (1, 1, 2),
        ("black",),
        _SMOOTH_GIRLS,
        ("short", "side", "crop", "bowl", "spiky", "mop"),
    ),
    Roots(
        3,
        ("Elif", "Ela", "Layla", "Yasmin", "Nour", "Shirin"),
        ("Emir", "Karim", "Tarek", "Arman", "Ilyas", "Cem"),
        ("Demir", "Haddad", "Kaya", "Aziz", "Nasser", "Ahmadi"),
        ("Leyla", "Rania", "Fatma"),
        ("Murat", "Samir", "Hassan"),
        (1, 2, 2),
        ("black", "dark", "dark"),
        cloth="hijab",
        covered=2,
    ),
    Roots(
        4,
        ("Sofia", "Chloé", "Lucía", "Beatriz", "Giulia", "Inês"),
        ("Théo", "Luca", "Mateo", "Rafael", "Hugo", "João"),
        ("Garcia", "Núñez", "Rossi", "Dubois", "Silva", "Ferreira", "Bianchi"),
        ("Carmen", "Francesca", "Nathalie"),
        ("Marco", "Pedro", "Antoine"),
        (0, 1, 1, 2),
        ("dark", "dark", "brown", "black"),
    ),
    Roots(
        2,
        ("Astrid", "Greta", "Maren", "Liesl"),
        ("Søren", "Jonas", "Emil", "Lars"),
        ("Müller", "Lindqvist", "Jørgensen", "Becker"),
        ("Ingrid", "Anja"),
        ("Stefan", "Nils"),
        (0,),
        ("fair", "pale", "light brown"),
    ),
)


_OF_GIRLS = {"Singh": "Kaur", "Miah": "Begum"}


def family_name(family: str, sex: str) -> str:
    """The form of the name that a daughter or mother has, where it has two."""
    if sex != "F":
        return family
    if family.endswith("ski"):
        return f"{family[:-1]}a"
    return _OF_GIRLS.get(family, family)


def roots_of(family: str) -> Roots:
    """Those whose families are called so in either form; else the first."""
    return next(
        (
            roots
            for roots in ROOTS
            for known in roots.families
            if family in (known, family_name(known, "F"))
        ),
        ROOTS[0],
    )


def mans_name(family: str) -> str:
    """What the father of somebody of this name is called."""
    return next(
        (known for known in roots_of(family).families if family_name(known, "F") == family),
        family,
    )
