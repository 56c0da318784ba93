"""About three thousand strings on which tokenizers go wrong."""

import sys
import unicodedata
from itertools import product

import numpy as np

TABLE_I = [
    ("The capital of France is Paris. The capital of Germany is", "Berlin", "Rome"),
    ("The laws of physics are same in all inertial", "frames", "bodies"),
    ("The author of Hamlet was Shakespeare. The author of The Odyssey was", "Homer", "Plato"),
    ("An apple is a fruit. A carrot is a", "vegetable", "mineral"),
    ("The currency of Japan is the Yen. The currency of the United Kingdom is the", "Pound", "Dollar"),
    ("A dog says woof. A cat says", "meow", "moo"),
    ("The planet closest to the Sun is Mercury. The second closest is", "Venus", "Mars"),
    ("To drive a nail, you use a hammer. To tighten a screw, you use a", "screwdriver", "wrench"),
    ("The opposite of hot is", "cold", "warm"),
    ("The chemical symbol for water is H2O. The chemical symbol for salt is", "NaCl", "KCl"),
    ("A triangle has three sides. A square has", "four", "five"),
    ("The first letter of the alphabet is A. The last letter is", "Z", "Y"),
    ("In the Northern Hemisphere, summer is hot. Winter is", "cold", "mild"),
    ("Lions are carnivores. Cows are", "herbivores", "omnivores"),
    ("The main ingredient in bread is flour. The main ingredient in wine is", "grapes", "apples"),
    ("The color of the sky on a clear day is blue. The color of grass is", "green", "yellow"),
    ("One dozen is equal to twelve. Two dozen is equal to", "twenty-four", "thirty"),
    ("The Pacific is an ocean. The Amazon is a", "river", "lake"),
    ("A story has a beginning, a middle, and an", "end", "epilogue"),
    ("To see, you use your eyes. To hear, you use your", "ears", "nose"),
]

SENTENCES = """\
Hello, my dog is a little
Today, I
Madison Square Garden is located in the city of
The Eiffel Tower is located in the city of
Hello world!
When John and Mary went to the shops, John gave the bag to
Claire and Mary went to the shops, then Mary gave a bottle of milk to
Natural language processing tasks, such as question answering, machine translation, reading comprehension, and summarization, are typically approached with supervised learning on taskspecific datasets.
Data visualization empowers users to
Artificial Intelligence is transforming the
As the spaceship was approaching the
The chemical symbol for water is H₂O. The chemical symbol for salt is
Größenwahn überfällt die Straße; Äpfel, Öl, Übermut – „ja“!
L'été, où s'élève un cœur naïf… déjà-vu, ça va ?
¿Dónde está el niño? ¡Aquí! Mañana, señor.
Zażółć gęślą jaźń. Příliš žluťoučký kůň úpěl ďábelské ódy.
Þú ert svo góður, ég veit það. Ærlig talt, så er øl dyrt på Ærø.
Árvíztűrő tükörfúrógép. Iğdır'ın ışığı, İstanbul'da.
Съешь же ещё этих мягких французских булок, да выпей чаю.
Щастя, їжак, ґанок, є. Ђорђе љуби њену џезву.
Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Ὦ ἄνδρες Ἀθηναῖοι.
דג סקרן שט בים מאוכזב ולפתע מצא חברה. שָׁלוֹם
نص حكيم له سر قاطع وذو شأن عظيم. ١٢٣٤٥ ،؟
پژوهش‌گران می‌گویند: «سلام دنیا» ۱۲۳
ऋषियों को सताने वाले दुष्ट राक्षसों का राजा। १२३
আমি বাংলায় গান গাই। ১২৩
தமிழ் மொழி மிகவும் பழமையானது. ௧௨௩
తెలుగు భాష ಕನ್ನಡ ಭಾಷೆ മലയാളം ਪੰਜਾਬੀ ગુજરાતી ଓଡ଼ିଆ සිංහල
เป็นมนุษย์สุดประเสริฐเลิศคุณค่า ๑๒๓
ພາສາລາວ ភាសាខ្មែរ မြန်မာဘာသာ བོད་སྐད་
いろはにほへと ちりぬるを 色は匂へど 散りぬるを。カタカナ ﾊﾝｶｸ
天地玄黄,宇宙洪荒。日月盈昃,辰宿列张。「你好」,世界!
다람쥐 헌 쳇바퀴에 타고파. 한글
მხედრული ანბანი Հայերեն այբուբեն አማርኛ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ ᚠᚢᚦᚨᚱᚲ ᠮᠣᠩᠭᠣᠯ
𝔊𝔬𝔱𝔥𝔦𝔠 𝒮𝒸𝓇𝒾𝓅𝓉 𝟘𝟙𝟚 𐌰𐌱𐌲 𐎠𐎡 𠀀𠀁 𝄞
∀x∈ℝ: ⌈x⌉ = −⌊−x⌋, α ∧ ¬β = ¬(¬α ∨ β), ∇·B = 0, ħω ≈ ½kT, √2 ≠ π²
ﬁne ﬂow Ⅷ ⅔ x² H₂SO₄ № ① ⑳ ㎏ ㊙ ½ ¼ ¾
“smart” ‘quotes’ ‹angle› «guillemets» – — … ‐ ‑ ′ ″ § ¶ † ‡ ™ © ® € £ ¥ ¢ ₹ ₿
👍 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷 1️⃣ ❤️ ☃️ 👩🏿‍🚀 🧑‍🤝‍🧑 🤷🏼‍♂️ 🫠
Nice!👍Great😀😀😀day ☀ ☂ ★ ♥ ♪ ✓ ✗ ➜
e\u0301 é n\u0303 ñ A\u030a Å Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f a\u0308\u0323\u0301 o\u0338
\u0915\u094d\u0937 \u0e01\u0e33 \u1112\u1161\u11ab \ufb1d \u0644\u0627 \ufefb
https://example.org/a_b/c-d?e=f&g=%20h#i
user.name+tag@example.co.uk
C:\\Users\\name\\file.txt /usr/local/bin/x.sh ~/.bashrc
{"key": [1, 2.5, -3e-10, null, true], "k\\u00e9y": "v"}
\\frac{\\partial^2 u}{\\partial x^2} = \\sum_{i=1}^{n} x_i
1,234,567.89 -0.001 1e-5 0xDEADBEEF 3.14159265358979323846 2024-02-29T12:34:56Z +49(0)30/123-456
$100 100% #1 @user & co. a/b a-b a_b a.b a,b a;b a:b a!b a?b (a) [b] {c} <d> |e| ~f `g` ^h *i* +j =k
ALL CAPS SENTENCE WITH NUMBERS 12345 AND MiXeD cAsE wOrDs
antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis Donaudampfschifffahrtsgesellschaftskapitän
Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch
...!!!???;;;:::---___===+++***///\\\\\\
SolidGoldMagikarp petertodd ÃÂÃÂÃÂÃÂ rawdownload ĠĠĠ
Ġ Ċ ċ ā Ā ġ Ł ł Ń"""

CODE = [
    "def f(x):\n    return x**2  # square\n\n\nclass A:\n\tpass\n",
    "for (int i = 0; i < n; ++i) { a[i] += b[i] << 2; } // done\r\n\r\n",
    "SELECT * FROM t WHERE a<>'b' AND c IS NOT NULL; -- comment",
    "<html>\n  <body class=\"x\">&nbsp;&amp;</body>\n</html>\n",
]

SPACES = [c for c in map(chr, range(0x3001)) if c.isspace()] + ["\u180e", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"]
END = "<|endoftext|>"


def all_texts(vocabulary):
    random = np.random.RandomState(50257)
    pick = lambda values: values[random.randint(len(values))]
    texts = ["", " ", "a", "\n"]
    for prompt, *words in TABLE_I:
        texts += [prompt, prompt + " ", *words, *(" " + w for w in words), *(prompt + " " + w for w in words)]
    texts += [*SENTENCES.split("\n"), SENTENCES, *CODE]
    # contractions, in any case, with both apostrophes, doubled, and where they do not belong
    for stem, mark, tail in product(("I", "we", "can", "WE", "Été", "9", " it", ""), ("'", "’", "''", " '"), ("s", "t", "re", "ve", "m", "ll", "d")):
        texts += [stem + mark + tail] + [stem + mark + tail.upper() + pick(["", " x", "x", ".", "'s"])]
    texts += ["'S'T'RE", "it's'", "'tis", "rock'n'roll", "y'all'd've", "'llama", "'sup", "o'clock", "'re're", "'", "''", " ' ", "don't!", "DON'T"]
    # runs of white space, alone, before and after words, mixed
    for n in range(1, 21):
        texts += [" " * n, "a" + " " * n + "b", " " * n + "a", "a" + " " * n, "\n" * n, "a" + "\n" * n + "b", "\t" * n + "x", "7" + " " * n + "7", "." + " " * n + "!"]
    texts += ["".join(pick(" \t\n\r\v\f") for _ in range(random.randint(1, 8))) + pick(["", "a", "1", ".", "é"]) for _ in range(150)]
    texts += [form.format(c) for c in SPACES for form in ("{0}", "a{0}b", "{0}a", "a{0}", " {0} ", "{0}{0}{0}a", "a {0}1", ".{0}\n")]
    # every control character
    texts += [form.format(chr(c)) for c in [*range(32), *range(127, 161), 0xAD] for form in ("{0}", "a{0}b", " {0} {0}{0}")]
    # digits
    texts += [str(random.randint(10**9))[: 1 + i % 9] for i in range(60)] + [f"{pick(['', ' ', 'a', '-', '$'])}{10 ** k}{pick(['', 'th', '%', '.5'])}" for k in range(13)]
    texts += [str(year) for year in range(1890, 2030, 10)] + ["0" * n for n in range(1, 14)] + ["１２３", "٣٤", "Ⅻ", "²³", "1½", "x₁₂", "۱۲٬۳", "1 000 000", "1\u202f000"]
    # long words and repetitions
    texts += [c * n for c in ("a", "ha", "=", "-", "é", "漢", "😀", "ÃÂ", "1", "' ", " a", "Ab1 ") for n in (2, 3, 7, 16, 63, 130)]
    # the special token, and what only looks like it
    texts += [END, END * 3, "a" + END + "b", "a " + END + " b", END + "\n\n" + END, "  " + END + "  ", "x" + END, END + "x", END[:-1], END[1:],
        END.upper(), "<| endoftext |>", "<|endoftext|", "<<|endoftext|>>", "<|endoftext|><|endoftext", "endoftext", "'s" + END + "'s"]
    # the text of vocabulary entries, joined two at a time too
    known = [t for t in vocabulary if t.isprintable() and "\ufffd" not in t]
    texts += [pick(known) for _ in range(200)] + [pick(known) + pick(known) for _ in range(200)]
    # random characters from a block, from anywhere, and mixed with ASCII
    chars = settled_characters()
    blocks = [chars[i : i + 128] for i in range(0, len(chars), 128)]
    texts += ["".join(pick(block) for _ in range(random.randint(1, 10))) for block in blocks[: 130] for _ in range(2)]
    texts += ["".join(pick(chars) for _ in range(random.randint(1, 12))) for _ in range(150)]
    ascii_ = [chr(c) for c in range(32, 127)]
    texts += ["".join(pick(ascii_) for _ in range(random.randint(1, 30))) for _ in range(250)]
    texts += ["".join(pick(pick([ascii_, chars, list(" \n\t"), list("0123456789"), list("'sdmtlverSTDM ")])) for _ in range(random.randint(2, 24))) for _ in range(350)]
    marks = [chr(c) for c in range(0x300, 0x370)]
    texts += ["".join(pick("aeiouznNC ") + "".join(pick(marks) for _ in range(random.randint(4))) for _ in range(random.randint(1, 6))) for _ in range(100)]
    emoji = "😀😂🥰👍👋🏻🏿👩👨👧🚀🌈🏳❤☃✈🇩🇪🇺🇸\u200d\ufe0f\u20e3#1 a"
    texts += ["".join(pick(emoji) for _ in range(random.randint(1, 9))) for _ in range(120)]
    return list(dict.fromkeys(texts))


def settled_characters():
    """Characters known since Unicode 3.2 whose kind (letter, number, other) has not changed since: every library agrees."""
    old = unicodedata.ucd_3_2_0
    known = (chr(c) for c in range(0xA1, sys.maxunicode) if not 0xD800 <= c < 0xF900)
    return [c for c in known if old.category(c) not in ("Cn", "Co", "Cs") and old.category(c)[0] == unicodedata.category(c)[0]]
