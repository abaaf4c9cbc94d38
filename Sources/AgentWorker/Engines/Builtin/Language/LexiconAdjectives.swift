/// Common adjectives that are neither nouns nor verbs, so that none of them is taken for a record. Chosen by the word
/// counts of Princeton WordNet 3.0.
enum LexiconAdjectives {
    static let plain = """
        abject abrupt acceptable accurate adequate adjacent adjectival administrative admirable adverse affectionate
        aflame aflare afraid aggressive aghast aimless airborne airy akin alive alkaline allocable allowable
        ambiguous ambitious ambivalent amiable amorphous analogous analytic ancestral angelic angry angular
        anonymous antagonistic antithyroid anxious apostolic apparent applicable appreciable aqueous arbitrary
        architectural arterial arteriolar artificial artistic ashen asleep astronomical asymmetric atomic atrophic
        attentive attractive attributable authentic automotive autonomic aware awestruck awful awkward backward
        bacterial barbaric barefoot basophilic battleful beaten beautiful beneficial biblical bizarre bland blatant
        bleak blithe bogus bony boyish brackish breathless bright brilliant brindle broke bronchial brushy brutal
        bulky buoyant bureaucratic burly capable carefree careful careless carnal carven causal ceaseless celestial
        cerebral chaotic cheap cheerful cheery childish chinless chromatographic chronic cinematic civic clammy
        clever clumsy coarse coastal cocky coherent cohesive colloidal colorful colossal comfortable commendable
        commensurate commonsense communal communicational communicative comparable compatible competent competitive
        concave conceivable conclusive concordant concretistic concurrent confident confidential congressional
        conjugal conscientious conscious consecutive consequent considerable considerate consistent consonantal
        conspicuous constructive contemptuous continental continual continuous contractual contributory convenient
        conventional convulsive cortical corticofugal cosmic costly countless cowardly creative credible critical
        crucial cruel crummy cryptic cultural cumulative curious curly cute cylindrical cynical dangerous dapper
        deadly decent deceptive decisive defiant definite definitive delicate delightful democratic demure
        denominational dense dependable deplorable deprecatory descriptive desirable despondent destructive
        detectable developmental dextrous diagonalizable diaphyseal diatomic differentiable difficult diffident
        dimensional dingy diplomatic disastrous discernible discrete disobedient disorderly disparate
        disproportionate disruptive distal distant distinct distinctive distinguishable divergent diverse divisive
        docile doleful dormant doubtful downtrodden downward dramatic dreadful dreamy dreary dressy drunken dual
        dubious dumb dusky dusty earthy eastern ecclesiastical economic economical ecstatic edgy educational
        efficient electoral electrical electrostatic elegant elemental elementary elfin eloquent elusive emblematic
        eminent emotional empirical endless energetic enigmatic enormous enthusiastic epiphyseal equitable erudite
        eternal ethereal ethical evangelical evasive eventual everyday evident excellent exceptional excessive
        excitatory existential exotic expectant expensive experiential experimental explicit expressionless
        expressive exquisite extensive extraneous extraordinary extravagant exuberant exultant famous fantastic
        faraway fashionable fastidious fatal fateful favorable fearful feasible feeble ferromagnetic fertile fervent
        festive feverish fictional fierce fiery figurative filthy finite firsthand flashy flawless flexible
        foamy focal folksy fond foolish forbidden forceful foremost forgotten forlorn formidable forthright
        fortunate fragile fragmentary fragrant frantic freehand fresh friable frightful frigid frivolous frostbitten
        frozen fruitful fruitless functional furious futile fuzzy gastrointestinal gaunt generous genetic genial
        genuine geographical geological geometric gerundial ghastly gigantic girlish glassy gleeful glomerular
        gloomy glorious glottochronological goddam goddamn golden gone governmental graceful gracious grammatic
        grammatical granular grateful gravid greasy greatest gregarious grim grimy grown gruff guilty gymnastic
        habitual hairy halfway handmade happy hard harmonious harsh hateful hatless headless healthful healthy
        hebephrenic heedless helpful helpless heterogeneous heterozygous hidden hideous hilar historical hoarse
        homely homeric homesick homogeneous homozygous honest hopeless horrible huge humorous hungry hydrophilic
        hydrophobic hyperbolic hyperemic hypothalamic hysterical identical idiotic idyllic ignorant illegal
        illustrative illustrious imaginative imitative immature immediate immense immoral impatient impeccable
        impersonal impetuous impious implacable implicit impotent impractical impressive impudent inaccurate
        inadequate inappropriate inaudible incapable incisive inclusive incompatible incomplete incomprehensible
        inconsequential inconsistent incredible indecent indefinite indifferent indignant indirect indispensable
        individualistic indolent indoor indulgent inept inert inescapable inexorable inexpensive inexplicable
        infamous infantile infectious infective inferential influent influential informal infrequent ingenious
        inherent inhibitory inhuman inhumane inner inorganic insane insignificant insistent insolent insoluble
        institutional instrumental insufficient intact intelligent intelligible intense intentional intercontinental
        interdependent interlobular interminable intermittent interspecies interstellar interstitial interwoven
        intolerable intractable intricate intrinsic introductory intuitive inveterate invisible inward ironical
        irrelevant irreparable irresponsible isotonic isotropic jaunty jealous jocular jovial joyous jubilant juicy
        kindly kinesthetic kinetic lacy languid lanky latent lazy leaden legendary legislative lengthy lethal
        lexical liable lifeless likely linear linguistic literary lively livid lofty logical lone lonely loud lousy
        lowly loyal lucid lucky lukewarm luminous lunar lurid lusty luxurious magical magnetic magnificent majestic
        maniacal manic marginal marital marketable marvelous massive mathematical maximal meager meaningful
        meaningless measurable medieval meek memorable mental merciless merry metaphysical meteoritic methodical
        micrometeoritic microscopic midwestern mighty mild mimetic mindful mindless minimal miscellaneous
        mischievous miserable mistaken modest moist molecular molten momentary monotonous monstrous morose
        morphophonemic motionless mountainous mournful mundane murky muscular mutual myocardial mysterious
        mythological naive nasty nationalistic naval neat needless negligible neocortical nervous neuropsychiatric
        nilpotent nociceptive noisy nonexistent nonlinguistic nonmetallic nonspecific nonverbal noteworthy
        noticeable notorious nuclear numerical obedient oblivious obnoxious obscene obsequious observant obtainable
        obvious occasional occupational oily oleophilic ominous onetime opaque operatic operational optical optimal
        optimistic oratorical orbital organizational ornery orthodox orthographic osseous outdoor outer outward
        overdone overnight painful pallid paradoxical paramagnetic parametric paramount parliamentary parochial
        passionate pathetic pathogenic pathological patriotic patristic peaceable peaceful peculiar pelvic
        perceptive perceptual percussive peremptory perilous periodic perky persistent pertinent pervasive perverse
        philosophic philosophical phonemic phonetic phonologic photographic physiologic physiological picturesque
        piezoelectric piteous pitiless placid planar planetary plausible pleasant plentiful pleural poetic poignant
        polar polite political polycrystalline pompous ponderous popular populous porous portentous postwar potent
        powdery powerful practicable practical precarious precious precise predictable predictive pregnant
        preliterate prepositional preposterous presentable pretty prevalent prewar priceless primeval procedural
        prodigious productive proficient profitable profound prominent prone propagandistic prophetic proportionate
        prospective prosperous protective protogeometric proud provisional proximal proximate psychical
        psychological pubescent pulmonary pure purposeful pursuant pyknotic quaint qualitative quantitative
        querulous questionable quixotic racial radiant radioactive random rare raucous realistic reasonable
        rebellious reckless recognizable recreational rectangular recurrent reddish redoubtable redundant reflective
        regimental relentless reliable reluctant remarkable repetitious representational reproducible reputable
        resentful resonant respectable respectful respiratory restive restless restrictive rhythmic ridiculous rigid
        rigorous riotous ripe rocky rosy rude rudimentary rusty salacious salty sandy sane sarcastic satisfactory
        scenic scholarly scientific scoreless scornful scrawny scriptural sculptural secondhand segmental selective
        selfish semantic semiliterate sensational senseless sensible sensory sentimental separable septic serene
        serious serviceable severe sexual shabby shaken shameful shapeless shiny showy shrewd sidelong significant
        silent silvery simplistic simultaneous sincere sinewy sinful sinister sizable skeletal skeptical skillful
        sleepy slender slippery sloppy slovenly sluggish smitten smug socialistic socioeconomic sociological sodden
        soft solemn somatic somber somnolent sordid sorrowful sorry southern spacious sparse spatial spectral
        speculative speedy spellbound spherical splendid spongy spontaneous sporadic spotless stagnant staminate
        statistical stepwise sticky stolid stormy straightforward strange strategic stricken strict strong stubborn
        stuffy stupendous sturdy suave subgross subjective submissive subsequent substantial subtle suburban
        successful successive sudden sufficient suggestive suitable sullen sultry sumptuous sundry sunken sunny
        superb superficial supersonic supplementary supportive supreme sure susceptible suspicious swollen symbolic
        symmetric symmetrical sympathetic symphonic systematic tactile tactual tangible taut technological tedious
        teenage telegraphic tentative terrestrial terrible terrific theological theoretical thermodynamic
        thickspread thorough thoughtful thoughtless thrifty thunderous tight timely tiny tolerable tolerant tonal
        topical tortuous toxic traditional tragic tragicomic tranquil transcendent transcendental transitional
        translucent transparent transverse tremendous tribal triumphant trivial tropical trustworthy truthful
        turbulent twofold typical ugly ultrasonic unambiguous unanimous unattractive unavailable unavoidable unaware
        unbearable unbroken uncanny uncertain uncomfortable uncommon uncooperative undeniable understandable
        understood underwater underway undue uneasy uneconomical unendurable uneven unfair unfamiliar unfavorable
        unforgettable unfrozen ungainly ungodly unhappy unholy unimportant unlikely unmistakable unnatural
        unnecessary unobtainable unofficial unorthodox unpleasant unpopular unpredictable unrealistic unreliable
        unsatisfactory unscientific unscrupulous unspeakable unstable unsuccessful unsympathetic unusual unwelcome
        unwise upward usable useful useless usual vacant vain valiant vascular vast vehement velvety venerable
        verbal veritable vertebral very vibrant vicious vigorous vile vindictive violent virile virtuous
        viscoelastic visual vital vivacious vivid vocational vociferous voluminous voluptuous vulgar vulnerable
        wakeful wary wasteful watery wavy wayward weak wealthy wide widespread windy winless wiry witty woeful
        wonderful wondrous wooden woolly workable worthwhile wrathful younger youthful
        """
}
