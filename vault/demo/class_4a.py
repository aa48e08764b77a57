"""The thirty of class 4A, which the demo's teacher opens first: each is written out."""

from vault.demo.child import Child
from vault.demo.drawing.look import Look

NAME = "4A"

CHILDREN = (
    Child("Grace", "Adeyemi", "F", Look(4, "black", "bunches"), "yyyy", turns_in=0),
    Child("Yusuf", "Ali", "M", Look(2, "black", "short"), "ynny", flags="SEN support"),
    Child("Oliver", "Bennett", "M", Look(0, "copper", "side"), "yyny"),
    Child("Niamh", "Byrne", "F", Look(0, "red", "long", freckles=True), "ynny"),
    Child("Noah", "Clarke", "M", Look(1, "brown", "mop"), "nnny"),
    Child("Chloe", "Davies", "F", Look(0, "fair", "bob"), "yyny"),
    Child("Ela", "Demir", "F", Look(1, "dark", "long"), "ynny"),
    Child("Tomos", "Evans", "M", Look(0, "brown", "side", glasses="round"), "yyny", turns_in=3),
    Child("Ben", "Fletcher", "M", Look(0, "fair", "short"), "yyny", flags="SEN support"),
    Child("Finn", "Gallagher", "M", Look(0, "red", "curls", freckles=True), "ynny"),
    Child(
        "Théo",
        "Garcia",
        "M",
        Look(1, "dark", "curls"),
        "yyny",
        alerts=(("medical", "Asthma. Blue inhaler hangs by the door; two puffs before PE."),),
    ),
    Child("Harpreet", "Gill", "M", Look(3, "black", "patka"), "yyyy"),
    Child("Layla", "Haddad", "F", Look(2, "dark", "bob"), "ynny"),
    Child("Zoë", "Hartley", "F", Look(1, "copper", "pony", glasses="round"), "yyny"),
    Child("Poppy", "Hughes", "F", Look(0, "brown", "bunches", freckles=True), "yyny"),
    Child("Maja", "Kowalska", "F", Look(0, "fair", "braids"), "ynny"),
    Child("Mia", "Lee", "F", Look(1, "black", "fringe"), "yyny"),
    Child(
        "Leo",
        "Marsh",
        "M",
        Look(0, "brown", "side", freckles=True),
        "ynny",
        legal="Leonard",
        middle="James",
        born=(1, 14),
        ring=(("Helen", "Marsh", "mother"), ("Joan", "Pickering", "gran")),
        flags="SEN support",
        alerts=(
            (
                "allergy",
                (
                    "Severe nut allergy. Two adrenaline pens in the red bag by the classroom door."
                    " Call 999, then the office."
                ),
            ),
            ("medical", "Asthma. Blue inhaler hangs by the door; two puffs before PE."),
        ),
    ),
    Child(
        "Kofi",
        "Mensah",
        "M",
        Look(5, "black", "crop"),
        "ynny",
        born=(2, 25),
        alerts=(("medical", "Sickle cell. Keep warm, drink often, no outdoor PE below 5 °C."),),
    ),
    Child(
        "Isla",
        "Morgan",
        "F",
        Look(0, "copper", "long swept"),
        "ynny",
        ring=(("Fiona", "Morgan", "mother"), ("Jean", "Sutherland", "gran")),
        alerts=(("collection", "Only Mum or Gran may collect."),),
    ),
    Child("Ruby", "Murphy", "F", Look(0, "red", "bob"), "yyny"),
    Child("Priya", "Nair", "F", Look(3, "black", "braids"), "ynny"),
    Child("Oskar", "Nowak", "M", Look(0, "fair", "crop"), "yyny", flags="SEN support"),
    Child(
        "Tia",
        "Okafor",
        "F",
        Look(5, "black", "afro", glasses="round", hearing_aid=True),
        "yyny",
        flags="EHC plan",
        alerts=(("access", "Hearing aid. Sits at the front, left of the door."),),
    ),
    Child("Samuel", "Okoro", "M", Look(4, "black", "fade"), "yyny"),
    Child("Daniel", "Osei", "M", Look(5, "black", "twists", glasses="square"), "ynny"),
    Child("Mohammed", "Rahman", "M", Look(3, "black", "quiff"), "yyny"),
    Child("Sofia", "Rossi", "F", Look(1, "brown", "pony"), ""),
    Child(
        "Jack",
        "Thompson",
        "M",
        Look(0, "brown", "crop", freckles=True),
        "ynny",
        flags="SEN support",
    ),
    Child("Amina", "Yusuf", "F", Look(3, "black", "hijab"), "ynny"),
)
