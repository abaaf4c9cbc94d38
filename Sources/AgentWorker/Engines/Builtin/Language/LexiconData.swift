/// Function words and verbs, as data for ``Lexicon``.
enum LexiconData {
    static let functionWords: [(Tag, String)] = [
        (
            .determiner,
            "a an one the this that these those our their its his her your my some any all both such no another"
        ),
        (.each, "each every per"),
        (
            .quantifier,
            "many several multiple various numerous more most few two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty hundred zero "
                + "dozens"
        ),
        (
            .preposition,
            """
            of in on at for from with without to by into against across under over above below between through via
            during within as about towards onto among after before since until till minus including excluding like than beside
            behind along alongside throughout beneath underneath beyond
            """
        ),
        (.coordinator, "and or but plus & / as-well-as nor while whereas then so"),
        (
            .pronoun,
            "i we you they it he she him us them there me something anything everything everyone anybody anyone "
                + "nobody everybody someone somebody no-one whoever whatever anything it's we'd i'd others"
        ),
        (.modal, "can could may might must shall should will would can't cannot won't shouldn't mustn't couldn't"),
        (.negation, "not never don't doesn't isn't aren't nothing none"),
        (.relative, "which whose where who whom whether what how why"),
        (.condition, "if when whenever once unless because"),
    ]

    static let adjectives = """
        overdue late expired active inactive open closed latest earliest last first recent highest lowest maximum
        minimum average total due target planned actual estimated expected scheduled preferred primary secondary main
        emergency personal national internal external medical legal financial technical physical digital online public
        private big small long short high low net gross full free valid invalid local global final initial original
        responsible available payable receivable refundable deductible chargeable key upcoming next previous past future human sick professional hourly nightly outstanding
        corporate commercial residential industrial agricultural municipal regional seasonal historic modern easy
        elderly electric electronic organic domestic foreign civil public rural urban academic athletic medical dental
        surgical clinical chemical biological mechanical structural statutory regulatory voluntary temporary permanent
        casual freelance independent corporate charitable individual dedicated certified qualified licensed skilled
        remaining paid unpaid empty own old young senior junior good bad better best important urgent eligible billable visible
        dearer cheaper costlier heavier lighter longer shorter taller deeper faster slower stronger weaker warmer colder
        hotter cooler busier richer poorer thicker thinner narrower brighter darker louder quieter safer
        negative positive related away specific same equal greater less larger smaller higher lower earlier later bigger smaller larger wider older newer
        """

    /// Adjectives that add nothing to a name.
    static let plainAdjectives = """
        new different various own certain simple custom particular respective individual single unique mandatory
        required optional relevant many several multiple additional other existing proper appropriate whole entire
        possible potential necessary separate basic current common same given
        """

    static let frequency = "annual yearly monthly weekly daily quarterly biannual fortnightly hourly"

    static let adverbs = """
        also only just always automatically please currently together too even still already usually often sometimes
        once twice easily quickly respectively otherwise additionally furthermore moreover finally later back out up altogether
        off down again properly besides therefore hence thereby instead afterwards overall somehow likewise directly exactly simply optionally either ideally
        downtown uptown abroad overseas nearby worldwide nationwide here indoors outdoors upstairs downstairs onsite
        on-site offsite elsewhere everywhere nowadays meanwhile anyway maybe perhaps sadly alas tonight yesterday tomorrow
        altogether alike aside apart forever somewhere somewhat indeed instead beforehand thereafter henceforth
        """

    /// Nouns that end as adverbs do.
    static let nounsInLy = "family supply assembly reply anomaly monopoly butterfly subfamily homily ally jelly belly"

    /// Words that can stand for their noun before "and": start and end dates.
    static let elidable = """
        start end finish begin due planned actual estimated first last minimum maximum billing shipping home work mobile net
        gross expected target purchase sale sales opening closing departure arrival check-in check-out pickup return
        hire termination effective expiry birth issue unit total list cost selling arrival old new previous next begin
        """
}
