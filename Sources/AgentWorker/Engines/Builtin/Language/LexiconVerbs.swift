/// Verbs by what they say of subject and object, and the nouns of doings, as data for ``Lexicon``.
enum LexiconVerbs {
    static let verbs: [(VerbKind, String)] = [
        (.be, "be become"),
        (.have, "have contain include comprise hold consist compose carry feature get possess"),
        (
            .belong,
            """
            belong go relate link connect attach tie refer report locate place house group file come depend stand sit
            live reside stay park base station hang originate ripen mature lie rest sleep nest swim anchor moor graze
            roost perch float hibernate ferment dwell
            """
        ),
        (
            .record,
            """
            track record store capture log keep manage maintain save collect monitor create add build handle plan
            organise organize administer document note set define model make design develop implement introduce
            extend register schedule remember hold enter input gather put
            """
        ),
        (
            .show,
            "show display calculate compute see view know total sum count flag mark highlight summarise "
                + "summarize roll derive work tell"
        ),
        (.require, "require demand mandate enforce ensure prevent forbid allow reject validate stop block"),
        (.want, "want need like wish help let prefer look love"),
        (.access, "access read edit change modify delete update hide restrict limit"),
        (
            .steward,
            """
            teach lead head run host own supervise coach sponsor supply produce write perform conduct give represent offer
            provide employ drive operate publish oversee coordinate chair author fund win cover serve support
            present deliver sell lend place carry submit raise complete issue return cancel file request schedule
            make clean maintain receive sign list take guide mentor transport move haul breed feed grow plant harvest award
            grant advise foster inherit appoint post care earn answer propose suggest recommend manufacture bring hand
            diagnose cook print put accommodate auction ban blend bottle catch clear crush declare decontaminate detect
            enable establish expel greet grind inject inform invigilate onboard offboard pave plaster plough pull push
            pursue recruit refill reward scrap sing sublet subcontract waive ask
            govern heal insert isolate motivate rebook recharge reschedule revoke transform utilise impose
            administrate advertise aid amend analyse analyze anaesthetise announce apprehend arrange assemble assist
            audition authorise authorize autopsy bake baptise bathe brew broker bury butcher canvass catalogue catalog
            censor champion chase choreograph coat collate command commission compile conclude condemn confirm
            confiscate consign construct contract convict cultivate curate cut decide decline decommission decorate
            dedicate defend delegate demonstrate deploy deputise despatch destroy digitise digitize direct discharge
            disclose discover dismantle dismiss dispatch dispense dispose dispute distil dock dose draft dredge dress
            drill dry educate elect embalm endorse engage engrave entertain erect excavate execute exhume facilitate
            fell fertilise fetch fight film fill finalise finalize fine fix forge forward frame fry fuel fulfil
            fulfill furnish glaze grade graft groom guard guarantee halt heat hoist hospitalise illustrate immunise
            inaugurate incubate induct initiate inoculate install instruct interpret intercept interrogate intubate
            invent investigate invoice irrigate iron judge kill knit label launch lay license lift load machine mail
            map market mash mediate medicate mend message milk mine moderate modernise mount mow narrate navigate
            negotiate notarise nurse nurture officiate oil orchestrate outfit overhaul pack package paint patrol peel
            photograph pick pilot pollinate polish postpone pour practise preach prepare preserve preside press
            procure process profile program prosecute prove prune publicise pump purify quarantine raid ratify rear
            rebuild recall recover rectify recycle redeem reform refurbish regulate rehabilitate rehearse reinforce
            relocate remove renew renovate repaint rescue research resolve respond restock retrain retrieve revise
            rewire roast rotate salvage sample sanction sand scan score scout screen screw seal search secure seize
            select service sharpen shelve shoot shortlist sketch slice smoke soak sort sow spay spray stage stain
            stamp steam stitch stock study summon surrender survey sweep swab tag tailor tame tap tattoo taste tend
            empty terminate thin tow trace transcribe transplant trap trim triage tune tutor type unlock untangle upgrade
            upload uphold value vend verify veto wash watch water wax weave weed winterise witness wrap plate mill seed farm lodge challenge craft cure dump chart shelter tour fence
            bridge spot shade
            mitigate alleviate neutralise neutralize illuminate outsource reimburse reassign remanufacture resell
            reinsure accredit sculpt varnish solder demolish extract refine smelt extrude galvanise galvanize sanitise
            sanitize disinfect fumigate defrost reheat garnish apportion subsidise subsidize refinance amortise
            revalue quantify itemise itemize attest countersign punish penalise penalize readmit castrate rehome
            euthanise euthanize cremate commemorate codify convene detain divert duplicate electrify enact encode
            encompass endanger extinguish impede impound instigate jeopardise localise manoeuvre mobilise mobilize
            nourish obstruct optimise optimize pasteurise pasteurize populate prioritise prioritize reclaim
            redistribute redirect remediate render reposition reroute retrofit reunite safeguard simulate stabilise
            stabilize standardise standardize stimulate tabulate underpin undertake unearth unify underlie
            """
        ),
        (
            .associate,
            """
            say use name state find consume appear combine share involve accept work associate mix occur fit apply cast
            play feature draw speak expire lapse happen affect impact target concern replace supersede cite mention
            reference cause influence solve arrive depart leave start end begin finish open close fail pass weigh
            undergo yield describe fly sail steer throw enjoy reach cause determine specify indicate
            outline explain justify obtain remain avoid reduce improve extend expand shrink distribute allot
            categorise categorize classify bundle unpack unload stack sew weld slaughter shear
            vaccinate sterilise dub translate proofread typeset restore conserve insure underwrite settle adjust
            appraise accompany chaperone escort evict refuel unplug calibrate lubricate replenish do substitute finance divide split structure
            continue dig expect fasten hear injure intend pray realise refuse think
            cost owe qualify vary differ react face benefit act collaborate cooperate interact stem result arise
            absorb accrue accumulate achieve acknowledge acquire adhere admit afford age agree aim align alternate
            appeal applaud approach assert attract await backup bear behave bind board bounce breach break
            brief burn camp celebrate chat choose circulate climb coincide commute compensate complain comply concede
            condense confer consent converge convert convey correlate correspond cross crash cycle damage dance date
            deal debate debit credit debut decay decrease deduct defer degrade delay depreciate descend deserve desire
            detach deteriorate deviate dine disagree disappear discuss dissolve dive dominate double drain drift drink
            drip drop eat elapse eliminate embark emerge emit emphasise enclose encounter encourage endure enlist
            entitle equip erode escape estimate evaporate evolve exchange exclude exercise exhaust exhibit exist exit
            experience explore expose express fall ferry figure flow fluctuate fold forfeit forget form fracture
            freeze function gain glow guess hatch haunt hike hit hunt ignore imply incur inhabit inspire interest
            interrupt intervene irritate jump lack land last laugh learn leak light listen lose lower
            malfunction marry matter mean melt merge miss multiply object observe occupy offset omit outgrow
            overflow partner perish persist persuade phase pitch plead point pollute pose preclude predict presume
            prevail proceed profit progress prohibit promise promote pronounce protect protest puncture quit race rain
            ramp reappear rebate recede recognise recognize reconcile recur refrain regard regret reign rejoin relapse
            relax release rely remarry rendezvous reopen repay repeat reply reproduce resemble resign resist respect
            resume retain retire reuse reveal revert revolve ride ring rise risk roam row rust satisfy
            scale scatter seek seem separate shift shine signify sink skip slip smell soar span spark spawn
            spill spin spoil sprout stagger stare steal stick strike strengthen stretch struggle subside succeed
            succumb suffer suit surface surround survive suspect suspend sustain swallow swap switch tackle taper
            tear tempt tick tolerate top touch trade transact transition transmit travel trigger trust turn understand
            unfold unite vacate vanish venture vibrate violate wait walk wander warn warrant waste wear welcome wilt
            withdraw withhold withstand wither wonder worry worship wound yell zoom
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
        pledge=Pledge interview=Interview request=Request
        commit=Commitment license=License licence=Licence assess=Assessment evaluate=Evaluation grade=Grade invest=Investment contribute=Contribution
        meet=Meeting call=Call quote=Quote
        refer=Referral swap=Swap cast=Casting rotate=Rotation administer=Administration evacuate=Evacuation relocate=Relocation survey=Survey
        calibrate=Calibration vaccinate=Vaccination renew=Renewal redeem=Redemption recommend=Recommendation
        sample=Sample score=Score comment=Comment appraise=Appraisal appeal=Appeal complain=Complaint collect=Collection
        dispense=Dispensing proofread=Proofreading exchange=Exchange withdraw=Withdrawal
        log=Entry enter-for=Entry spend=Expense work=Shift examine=Examination consult=Consultation measure=Measurement check=Check
        """

    /// Nouns for one kind of doing: what a text calls a reservation is what renting brings about.
    static let doings = """
        booking,reservation,rental,hire,lease,loan,tenancy,borrowing,checkout
        registration,enrolment,enrollment,signup,sign-up,application,admission,membership,subscription,participation,attendance
        payment,transaction,instalment purchase,order,sale donation,gift,contribution,pledge
        visit,inspection,appointment,check,call,checkup assignment,allocation,placement,deployment,posting,duty
        showing,viewing,tour,demonstration,visit
        repair,service,maintenance,job,intervention review,rating,assessment,evaluation,score,scoring,grading
        delivery,shipment,consignment,drop test,measurement,examination,check
        appearance,performance,participation,casting transfer,move,relocation,movement handover,assignment,issue
        """

    /// Verbs for a doing whose noun is another word.
    static let doers = """
        give=donation take=exam take=hire take=rental take=loan use=rental use=hire sit=exam give=lesson stay=stay appear=appearance move=transfer issue=issue submit=submission
        conduct=inspection
        """

    /// Verbs whose participle is their base.
    static let unchangedParticiples = """
        run set put cut read hit cast cost let shut split spread hurt bid quit broadcast shed forecast burst
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
        run break walk talk swap drop lift turn trade trip tour trap travel wash waste watch water wear wish wrap
        balance band battle bill board brand bridge brief brush burn camp cap capture center challenge chart clean
        clock code comment compound conduct copy craft cross cure cycle damage dance date debate debit credit decrease
        delay demand desire dispatch despatch dispute dose doubt download upload draft dress drink drill dump
        edit effect escape estimate exit experience experiment express farm favor feedback fence ferry field fight
        figure filter finance fine flood flow focus fold force forward freight fuel gain gift graft guard guarantee
        halt haul head heat hike honour hunt imprint index invoice iron jump lack land launch layer leak levy license
        licence line lock lodge loop machine mail map market master matter message mind miss mount nail number
        object offset outline pack package panel part patch pattern pause peak permit phone pick picture pilot pin
        pitch plate plot point position practice praise price produce profile profit program progress project promise
        protest pump punch purpose quarantine question queue race rain raise range reach reason rebate recall recruit
        reform regret release remark research reserve respect rest retail reward ride ring risk roast rock role roll
        root route row rule rush sail sanction scale scent score screen seal search season seat seed sentence shade
        shape shed shelter shift shop sketch skin sleep slice slide slot smell smoke sort sound source space spare
        spark split spot spray spread stage stain stake stamp star step storm strain stress stretch strike strip
        stroke structure struggle study style subject suit surface survey suspect sweep swim swing switch tap task
        taste tax team tear telephone term thread throw tie tile time tip title toast tool touch trace trail
        transport trash trek trial truck trust try tune twist type upgrade vent venture veto voice wage wait warp wave
        weather welcome weld whip win wind wire witness wonder worry wound yield zone swab cook cut fall light lower
        catalogue catalog wax bath nurse butcher tutor tailor champion broker steam sow forge lay fill exhibit
        aid autopsy backup benefit brew bounce bundle coat clash combine command commission commute conflict consent
        convict concern crash deal debut decay delegate discharge drain escort exercise exhaust find finish fix form
        fracture freeze fry glaze glow graze groom guess hit hold interest judge key kill lapse laugh
        merge mine nest oil outfit overhaul overlap partner patrol phase photograph pose puncture raid ramp rear
        reign repeat reply rescue rise salvage sand scatter scout screw span spill stack stick sync tackle tattoo
        transplant transition trim tow weave weed e-mail mandate worship aim advance thin dry
        age coordinate tick ask audition breach dive refuel appeal stitch chaperone
        refuse melt roast brew shelf leaf half calf install slip
        make auction ban blend bottle catch pull push recruit refill reward scrap skip plough plaster crush
        """
}
