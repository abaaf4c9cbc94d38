/// Common verbs that say no more than that two things have to do with each other, so that none of them is taken for a
/// noun. Chosen by how often each is a verb in the word counts of Princeton WordNet 3.0.
extension LexiconVerbs {
    /// Never nouns.
    static let plain = """
        abet abhor abide abolish abound abridge abrogate abstain accede accelerate accentuate acclimatise
        acclimatize accomplish accost acculturate accuse accustom acquaint acquiesce acquit activate actuate adapt
        adjoin adjourn admire admix admonish adore adorn adsorb aerosolise aerosolize affirm aggravate agitate
        alienate allege alphabetise alphabetize alter amass amaze amplify amputate amuse animise animize annihilate
        annoy antagonise antagonize anticipate apologise apologize appease appreciate arbitrate archaise archaize
        argue arouse arraign arrogate ascend ascertain ascribe aspire assail assimilate assume assure astonish
        astound atone attain attune augment authenticate avenge avert awaken balkanise balkanize banish baptize bask
        beautify beckon bedamn befall befit befog befriend befuddle beget beguile behead behoove belabor belie
        believe bemoan berate beseech besiege besmirch bespeak bestow betray bewail beware bewilder bewitch bide
        bilk blab blacken blanch blaspheme bleed bless blurt bode boggle breathe brighten broaden browbeat bruit
        burgeon bushwhack calcify calumniate canonise canonize capitalise capitalize capitulate captivate carve
        castigate catechise catechize cater cavort centralise centralize cerebrate characterise characterize cherish
        chide chivy chuff circumscribe clarify cleanse cleave clomp clothe coalesce coddle coerce coexist cohere
        colonise colonize commandeer commence commend commiserate communicate communise communize compel complicate
        comprehend conceal conceive conciliate concoct concur condone confess confide confine conform confound
        confront confuse congeal congratulate congregate conjoin connote conquer consider consolidate conspire
        constitute constrict construe contaminate contemplate contend contradict contrive conventionalise
        conventionalize convince convulse corroborate corrode cosponsor counteract counterchallenge covet cower cram
        crave cringe criticise criticize crucify crumble crumple crystallise crystallize culminate curtail dabble
        dampen dangle darken daunt deaden debilitate deceive decelerate decentralise decentralize decertify declaim
        decompose decry deduce deem deepen defecate defraud defray defy deglycerolise deglycerolize deign delimit
        delude delve demarcate demean democratise democratize demote demythologise demythologize denote denounce
        deny depersonalise depersonalize depict deplore depose deprave depress deprive deride desecrate despise
        despoil deter detest detonate detract detribalise detribalize devastate devote devour dialyze differentiate
        dignify digress dilate diminish disable disabuse disallow disappoint disapprove disarm disassemble disband
        disbelieve disburse discern discontinue discourage disenfranchise disengage disentangle dishearten
        disintegrate disinter dislodge dismember disobey disown dispel disperse displace disprove disqualify disrobe
        disrupt dissect dissemble disseminate dissipate dissuade distill distinguish distort distract disturb
        diverge divest divulge domineer dramatise dramatize drown dwindle economise economize edify efface
        effectuate effloresce eject elate elevate elicit elucidate elude elute emanate emancipate embarrass embed
        embellish embezzle embitter embody embolden emboss embroider embroil emigrate emphasize empower emulate
        encamp encase enchant encipher encroach encrust endear endow energise energize enervate engender engross
        engulf enhance enjoin enlarge enliven enmesh enquire enrage enrich ensconce enshrine ensue enthrall enthrone
        entice entomb entrench entrust enumerate enunciate envelop environ envisage envision epitomise epitomize
        equate equilibrate eradicate erase erupt eschew espouse etch eulogise eulogize europeanise europeanize evade
        eventuate evoke exacerbate exaggerate exalt exasperate except excite exclaim excommunicate excoriate
        exemplify exert exhale exonerate exorcise expedite expend expiate explode expound expunge extenuate
        exterminate extirpate extrapolate extricate exude falsify fascinate fatten faze federalise federalize feign
        felicitate fertilize flatten flatter flee flocculate flog flout fluoresce foreclose forego foreknow foresee
        foreshorten forestall forgive forgo formulate forsake forswear fortify fractionate fraternise fraternize
        frighten frizzle frogmarch frustrate furl generalise generalize germinate gesticulate gird glean glom
        glorify glycerolise glycerolize gnash gnaw gratify grieve grovel guzzle gyrate hanker harass harden harry
        harshen hasten heighten hesitate homogenise homogenize hover humanise humanize humiliate hurtle hypnotise
        hypnotize hypothesise hypothesize idolise idolize ignite imagine imbed imbibe imitate immerse impair impale
        impart impel imperil impersonate impinge implore imprecate imprison improvise impute incapacitate incise
        incite inclose inculcate indict indoctrinate indorse induce indulge infect infer infest infiltrate inflame
        inflate inflect inflict infuriate ingest inhibit innovate inquire inscribe insist institutionalise
        institutionalize insulate intensify inter intercede interconnect interfere interject interlace internalise
        internalize interpenetrate interpose intersect intertwine interweave intimidate intone intrude intrust inure
        invade invalidate inveigh invert invoke iodinate italicise italicize jeopardize juxtapose kidnap knead
        languish laze legislate legitimise legitimize lengthen lessen liberalise liberalize liberate lighten linger
        lionise lionize liquidate loathe loiter loosen lurk lyophilise lyophilize magnetise magnetize magnify
        malinger maltreat manipulate marinate materialise materialize maximise maximize meddle meditate memorise
        memorize mesmerise mesmerize metabolise metabolize metamorphose militate mingle minimise minimize
        miscalculate miscarry misconstrue misgauge misinterpret misjudge mislay mislead mismanage misname
        misperceive misplace misread misrepresent misunderstand modernize moisten molest mollify monopolise
        monopolize mourn mutilate mystify narcotise narcotize nasale nationalise nationalize naturalise naturalize
        necessitate notarize nuzzle obey obsess occlude offend offsaddle ogle oppose oppress ordain ossify ostracise
        ostracize oust outclass outdistance outdo outdraw outface outfight outgeneral outlive outmaneuver outmode
        outnumber outplay outrun outsmart outstrip outweigh overcome overeat overemphasise overemphasize overexpose
        overfeed overfill overhear overheat overindulge overpower overproduce overreach overshadow overstep overtake
        overwhelm oxidise pacify pamper paralyze parch pare partake patronise patronize peddle penetrate perceive
        permeate perpetrate perpetuate persecute persevere personalise personalize personify pertain perturb peruse
        pervade pester petrify philosophise philosophize pilfer poach polarise polarize ponder portend portray
        prearrange preisolate preoccupy presuppose prise proclaim procrastinate profess prolong promulgate propel
        prophesy proscribe prosper protrude provoke publicize pulsate pulverise pulverize pummel punctuate pupate
        purloin quash quell quench quicken ransack rationalise rationalize reacquaint reactivate readapt readjust
        reaffirm realign realize reap rearrange reassail reassemble reassert reassure reawaken rebut recalculate
        recapitulate recite reckon reclassify recollect recondition reconnoiter reconsider reconstruct reconvene
        reconvert recopy recoup recreate redden redecorate rededicate redefine rediscover redouble reecho reelect
        reenact reenforce reestablish reevaluate reexamine refashion reflect refute regain regale regroup reinstall
        reinstate reinterpret reiterate rejoice relace relearn relegate relent relieve relinquish relive reload
        relyric reminisce remodel remonstrate rename rend reorganise reorganize repel repent rephrase replant
        repress repudiate reread rescind reseal resent resettle reshape resift resmudge resound restate restrain
        resurrect resuspend retaliate retie retrace retract retranslate revamp reverberate revile revitalise
        revitalize revive revolutionise revolutionize ritualise ritualize rive roleplay romanticise romanticize
        roughen rouse rove sadden salivate saturate scandalise scandalize scarify scoot scrounge scrutinise
        scrutinize secede seclude secrete secularise secularize seep sensitise sensitize sentimentalise
        sentimentalize sever shatter shirk shorten shun sicken sidle sift simplify situate skulk slacken slink slurp
        smite smuggle socialise socialize soften solicit soothe spang specialise specialize speculate spurn starve
        sterilize stiffen stipulate stoke stow straighten strangle stratify strive stun subdue subjugate submerge
        subsist substantiate subtend subtract subvert suffice suffocate suffuse summate sunder superimpose
        superintend supplant supplicate suppose suppress surmount surpass swear symbolise symbolize sympathise
        sympathize synthesise synthesize systematise systematize tantalise tantalize teem televise terrify terrorise
        terrorize testify theorise theorize thicken threaten thresh thrive tighten topple totter transcend transfix
        transgress transmute transpirate tweeze typify unclasp uncork uncover uncurl undermine underrate understate
        undo unfasten unhitch universalise universalize unlace unlash unleash unmask unravel unscramble unscrew
        unsheathe unsolder unteach unthaw untie unveil unwind unwire upholster upraise uproot urbanise urbanize
        usurp utilize vanquish veer venerate ventilate victimise victimize vindicate visualise visualize vivify
        vocalise vocalize vouch vouchsafe waylay weaken wean weep wend wheedle whet whiten widen wield woolgather
        worsen wreak wreathe writhe yearn
        """

    /// Nouns as well, and more often verbs; the place in the sentence decides.
    static let oftenVerbs = """
        abandon abuse acclaim ache advocate affix approximate articulate avail babble balk bang batter beat bellow
        bend bevel birdie bite blame blink bloom blush boast boil bolster boom boost bore bother brace brandish
        broil buck buckle budge buffet bump butt buzz bypass cackle caress catapult cease centrifuge chant chatter
        cheat chew choke chortle chuckle clamber clamor clamp clang clap clasp clatter clinch cling clog cluck
        clutch coax cock collapse compress concentrate consummate converse cope correct cough crack crackle crawl
        creak creep crouch crow cuddle curl curse dare dart dash dazzle defeat dent desert designate devise dial
        dictate diffuse dilute discard discriminate disdain dislike dismount disregard distrust dodge doom downgrade
        doze drag drape dread duck dwarf echo ejaculate embrace entail envy exploit fade falter fathom feel fete
        flank flap flash flaunt flick flicker flinch fling flip flop flounder flourish flush fret frown fumble fuse
        fuss gallop gasp gaze giggle glance glare gleam glide glint glisten glitter glower glue gobble gouge grab
        grapple grasp grin groan grope growl grumble grunt gulp gush hail hamper harangue hate heave heed hinder
        hint hitch hobble holler honeymoon honor hook hoot hope huddle hurl hurry hush hustle impress incline
        incorporate insult itch jeer jerk keynote kick kiss kneel knock lash lean leap leer lick loom lunge lurch
        lure manifest marvel masquerade moan mock mold mumble murmur muse muster mutter neglect nestle notch notice
        nudge obliterate obscure orient overlook override overrun overthrow overturn pant pardon peck peer pierce
        pinch plague plod plow pluck plunge poise poke postulate precipitate pretend prick probe prod prompt prowl
        pucker puff purport putt puzzle quarrel query quiver radiate rally rape rattle rebuff rebuke recapture
        recount reek remand repeal retort retreat revel revere reverse rewrite riddle ridicule roar rustle sacrifice
        salute savor scamper scare scoff scold scowl scramble scrape scratch scream screech scribe scrub scuttle
        segregate shake shave shiver shout shove shrug shudder shuffle sidestep sigh simmer skedaddle skid slam slap
        slash slop slug slump smack smash smile smolder smother snap snarl snatch sneak sneer sniff snore snort snub
        snuggle sour spear spit splash sprawl sprinkle squat squawk squeak squeeze squint squirm stalk stammer
        startle stifle sting stir stoop straddle straggle stray stride stroll stud stumble suck surge surmise
        surprise sway swerve swirl swoop tack taunt tease thaw thrash throb thrust thump thwart tilt tingle torture
        toss tramp trample transpose traverse tread tremble trot trudge trundle tuck tumble twine twirl twitch
        underestimate underline underscore upset urge utter veil vest wade wail wake wallop wallow wane waver whirl
        whisper whistle whoop wiggle wince wink wipe wobble wrangle wreck wrench wrestle yawn yelp
        """
}
