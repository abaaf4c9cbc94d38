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
            "many several multiple various numerous more most few two three four five six seven eight nine ten zero "
                + "dozens lots plenty"
        ),
        (
            .preposition,
            """
            of in on at for from with without to by into against across under over above below between through via
            during within as about towards onto among after before since until till minus including excluding like than
            """
        ),
        (.coordinator, "and or but plus & / as-well-as nor while whereas then so"),
        (
            .pronoun,
            "i we you they it he she us them there me something anything everything everyone anybody anyone "
                + "nobody everybody someone it's we'd i'd"
        ),
        (.modal, "can could may might must shall should will would can't cannot won't shouldn't mustn't couldn't"),
        (.negation, "not never don't doesn't isn't aren't nothing none"),
        (.relative, "which whose where who whom whether what"),
        (.condition, "if when whenever once unless because"),
    ]

    static let verbs: [(VerbKind, String)] = [
        (.be, "be become"),
        (.have, "have contain include comprise hold consist compose carry feature get possess"),
        (
            .belong,
            """
            belong go relate link connect attach tie refer report locate place house group file come depend stand sit
            live reside stay park base station hang originate
            """
        ),
        (
            .record,
            """
            track record store capture log keep manage maintain save collect monitor create add build handle plan
            organise organize administer document note set define model make design develop implement introduce
            extend register schedule remember hold enter input gather
            """
        ),
        (
            .show,
            "show display calculate compute see view know total sum count flag mark highlight summarise "
                + "summarize roll derive work tell"
        ),
        (.require, "require demand mandate enforce ensure prevent forbid allow reject validate stop block"),
        (.want, "want need like wish help let prefer look"),
        (.access, "access read edit change modify delete update hide restrict limit"),
        (
            .steward,
            """
            teach lead run host own supervise coach sponsor supply produce write perform conduct give represent offer
            provide employ drive operate publish oversee coordinate chair author fund win cover serve support
            present deliver sell lend place carry submit raise complete issue return cancel file request schedule
            make clean maintain receive sign list take guide mentor transport move haul breed feed grow plant harvest award
            grant advise foster inherit appoint post care earn answer propose suggest recommend manufacture bring hand
            diagnose cook print
            """
        ),
        (
            .associate,
            """
            use name state find consume appear combine share involve accept work associate mix occur fit apply cast
            play feature draw speak expire lapse happen affect impact target concern replace supersede cite mention
            reference cause influence solve arrive depart leave start end begin finish open close fail pass weigh
            undergo yield describe fly sail steer throw enjoy enter reach cause determine specify indicate
            outline explain justify obtain remain avoid reduce improve extend expand shrink distribute allot
            categorise categorize classify bundle unpack unload stack sew weld ferment slaughter shear graze
            vaccinate sterilise dub translate proofread typeset restore conserve insure underwrite settle adjust
            appraise accompany chaperone escort evict moor refuel unplug calibrate lubricate replenish do substitute finance divide split structure
            cost owe qualify vary differ react face benefit act collaborate cooperate interact mark stem result arise
            """
        ),
        (.compare, "exceed precede follow overlap equal clash conflict identify key"),
        (
            .automate,
            "approve integrate sync synchronise synchronize notify email e-mail send remind alert import export migrate "
                + "escalate print forecast generate archive"
        ),
    ]

    /// Verbs whose doing is a record, each with its noun.
    static let nominals = """
        borrow=Loan lend=Loan book=Booking reserve=Reservation rent=Rental hire=Hire enrol=Enrolment enroll=Enrollment
        register=Registration attend=Attendance signup=Signup apply=Application subscribe=Subscription donate=Donation
        purchase=Purchase buy=Purchase order=Order visit=Visit inspect=Inspection review=Review rate=Rating
        nominate=Nomination vote=Vote bid=Bid claim=Claim deliver=Delivery ship=Shipment pay=Payment
        refund=Refund audit=Audit treat=Treatment prescribe=Prescription allocate=Allocation assign=Assignment
        certify=Certification train=Training invite=Invitation participate=Participation join=Membership
        compete=Participation lease=Lease transfer=Transfer install=Installation repair=Repair test=Test
        service=Service_Visit volunteer=Volunteering match=Match pair=Pairing show=Showing adopt=Adoption loan=Loan
        pledge=Pledge interview=Interview 
        assess=Assessment evaluate=Evaluation grade=Grade invest=Investment contribute=Contribution
        meet=Meeting call=Call quote=Quote
        log=Entry spend=Expense work=Shift examine=Examination consult=Consultation measure=Measurement
        """

    /// Verbs that are as often nouns; the place in the sentence decides.
    static let nounsAndVerbs = """
        record store log plan note set list show view total sum count flag mark need look read change update limit
        host sponsor supply offer fund cover support present use match share work cast play draw sign book rent hire
        order visit review rate vote bid claim request ship refund audit treat transfer repair test service volunteer
        pledge interview grade issue call quote return check lease purchase place report link group file design model
        document input match lead coach drive author purchase alert email import export access feature chair exchange
        sample process budget name schedule register forecast spend train pair mix fit house measure stop block help
        contract function schedule contact ticket address stand plant harvest value award grant guide rank answer cause
        impact target reference hand cost start end close open pass face act result influence post care move park base
        station charge load stock label tag press film frame dock berth anchor milk paint contact mill bind scan shoot
        detail trigger catch increase label pool state stay loan mentor foster breed feed leave stem print archive
        """

    static let adjectives = """
        overdue late expired active inactive open closed latest earliest last first recent highest lowest maximum
        minimum average total due target planned actual estimated expected scheduled preferred primary secondary main
        emergency personal national internal external medical legal financial technical physical digital online public
        private big small long short high low net gross full free valid invalid local global final initial original
        responsible available upcoming next previous past future human sick professional hourly nightly outstanding
        remaining paid unpaid own old young senior junior good bad better best important urgent eligible billable visible
        related away specific same equal greater less larger smaller higher lower earlier later
        """

    /// Adjectives that add nothing to a name.
    static let plainAdjectives = """
        new different various own certain simple custom particular respective individual single unique mandatory
        required optional relevant many several multiple additional other existing proper appropriate whole entire
        possible potential necessary separate basic key current common different
        """

    static let frequency = "annual yearly monthly weekly daily quarterly biannual fortnightly hourly"

    static let adverbs = """
        also only just always automatically please currently together too even still already usually often sometimes
        once twice easily quickly respectively otherwise additionally furthermore moreover finally later back out up
        off down again properly besides therefore hence thereby instead afterwards overall somehow likewise directly exactly simply optionally either ideally
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
