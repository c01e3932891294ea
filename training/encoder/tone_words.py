"""Words by which a narration says how a line was spoken, with what they tell of affiliation and dominance (-2..2).

For distant supervision only: the word is hidden and must be told from the line. Written by hand.
"""

_TABLE = """
snapped -1 1;snarled -2 1;growled -1 1;sneered -2 1;hissed -1.5 1;scoffed -1.5 1;jeered -2 1;taunted -2 1
retorted -1 1;barked -1 2;thundered -1.5 2;roared -1 2;shouted -.5 1.5;screamed -1 1;yelled -.5 1
demanded -.5 1.5;commanded 0 2;ordered 0 2;grumbled -1 0;grunted -.5 0;muttered -.5 -.5;accused -1.5 1
reproached -1 .5;upbraided -1.5 1;scolded -1 1;threatened -2 1.5;mocked -2 1;protested -.5 0;objected -.5 .5
complained -.5 -.5;whined -.5 -1;stormed -1.5 1.5;raged -2 1.5;rebuked -1 1.5;cursed -2 1;gibed -1.5 1
coldly -1.5 .5;coolly -1 .5;icily -2 1;frigidly -2 1;sharply -1 1;sternly -1 1.5;severely -1 1.5;harshly -1.5 1.5
roughly -1 1;gruffly -.5 .5;curtly -1 1;shortly -1 .5;bitterly -1.5 0;scornfully -2 1;contemptuously -2 1
disdainfully -2 1;haughtily -1.5 1.5;angrily -1.5 1;furiously -2 1;fiercely -1.5 1;savagely -2 1.5
indignantly -1 .5;irritably -1 .5;impatiently -1 1;peevishly -1 0;testily -1 .5;crossly -1 .5;sulkily -1 -.5
sullenly -1 -.5;resentfully -1.5 0;spitefully -2 .5;maliciously -2 1;venomously -2 1;sarcastically -1.5 1
ironically -1 .5;cynically -1 .5;mockingly -1.5 1;derisively -2 1;reproachfully -.5 0;accusingly -1 1
dryly -.5 .5;drily -.5 .5;tartly -1 .5;stiffly -1 .5;indifferently -1 0;defiantly -1 1;doggedly -.5 1
suspiciously -1 .5;grimly -.5 1;hotly -1 1;brusquely -1 1;abruptly -.5 .5;bluntly -.5 1;violently -1.5 1.5
cruelly -2 1.5;brutally -2 1.5;insolently -1.5 1;sneeringly -2 1;tauntingly -2 1;disgustedly -1.5 .5
wrathfully -2 1
anger -1.5 1;scorn -2 1;contempt -2 1;sneer -2 1;disdain -2 1;irony -1 .5;sarcasm -1.5 1;indignation -1 .5
impatience -1 1;bitterness -1.5 0;coldness -1.5 .5;severity -1 1.5;disgust -1.5 .5;rage -2 1.5;fury -2 1.5
scowl -1.5 .5;scowled -1.5 .5;frown -1 .5;frowned -1 .5;frowning -1 .5;glared -2 1;glaring -2 1
softly 1 -.5;gently 1.5 0;tenderly 2 0;lovingly 2 0;fondly 2 0;affectionately 2 0;kindly 1.5 .5;warmly 1.5 .5
sweetly 1 0;soothingly 1.5 .5;caressingly 2 0;pleadingly 1 -1.5;imploringly 1 -2;beseechingly 1 -2
coaxingly 1 -.5;pityingly 1 .5;compassionately 1.5 .5;sympathetically 1.5 0;gratefully 1.5 -1;humbly .5 -2
meekly .5 -2;apologetically 1 -1.5;penitently 1 -2;contritely 1 -2;cheerfully 1 .5;cheerily 1 .5;gaily 1 .5
merrily 1 .5;playfully 1 .5;joyfully 1.5 0;happily 1.5 0;eagerly 1 0;passionately 1.5 .5;fervently 1.5 0
earnestly .5 .5;politely 0 0;courteously .5 0;respectfully .5 -1;timidly 0 -1.5;shyly .5 -1;hesitatingly 0 -1
nervously 0 -1;anxiously .5 -.5;sadly 0 -.5;mournfully 0 -.5;wistfully .5 -.5;calmly 0 .5;quietly 0 0;gravely 0 .5
firmly 0 1.5;resolutely 0 1.5;imperiously -.5 2;authoritatively 0 2;heartily 1.5 .5;cordially 1.5 0
genially 1 .5;pleasantly 1 0;graciously 1 .5;generously 1.5 .5;submissively .5 -2;tremulously .5 -1
plaintively .5 -1;wearily -.5 -.5;carelessly -.5 .5;lightly .5 .5
murmured .5 -.5;whispered .5 -.5;pleaded 1 -1.5;implored 1 -2;entreated 1 -2;begged 1 -2;besought 1 -2
coaxed 1 0;soothed 1.5 .5;comforted 1.5 .5;consoled 1.5 .5;laughed .5 .5;chuckled .5 .5;smiled 1 0;smiling 1 0
smile 1 0;beamed 1.5 0;sobbed .5 -1;moaned 0 -1;faltered 0 -1.5;stammered 0 -1.5;apologized 1 -1;agreed 1 -.5
assented 1 -.5;conceded .5 -.5;admitted .5 -1;confessed .5 -1;thanked 1.5 -.5;reassured 1.5 .5;urged .5 1
insisted 0 1;declared 0 1;remarked 0 0;observed 0 0;explained 0 .5;inquired 0 -.5;tenderness 2 0;kindness 1.5 0
gratitude 1.5 -1;affection 2 0;sympathy 1.5 0;kissed 2 0;kissing 2 0;embraced 2 0;caressed 2 0;blushing .5 -1
blushed .5 -1;pity 1 .5;delight 1.5 0
"""


def tone_words() -> dict[str, tuple[float, float]]:
    """Lower-case word to affiliation and dominance."""
    rows = (entry.split() for line in _TABLE.strip().split("\n") for entry in line.split(";"))
    return {word: (float(affiliation), float(dominance)) for word, affiliation, dominance in rows}
