/// People and organisations by what they are to the business, as data for ``Lexicon``. All in the singular.
enum LexiconPeople {
    /// People who work in the org: User.
    static let inside = """
        employee trainer consultant technician manager agent rep engineer staff instructor teacher doctor nurse coach
        inspector auditor recruiter driver mechanic salesperson owner supervisor colleague coordinator therapist
        lawyer analyst developer administrator worker officer advisor adviser handler interviewer approver assessor
        tutor lecturer professor dentist vet veterinarian mentor buyer-agent planner specialist caseworker physician
        surveyor dispatcher representative operator stylist chef curator librarian reviewer attorney photographer
        designer architect electrician plumber cleaner waiter cook head director president foreman captain guide
        caretaker custodian countersigner pilot nanny paramedic firefighter guard leader boss assistant secretary
        accountant bookkeeper controller cashier janitor nutritionist pharmacist psychologist interpreter translator
        craftsman tradesman conductor referee umpire judge notary registrar clerk estimator adjuster underwriter
        gardener tailor baker butcher barber hairdresser masseur decorator painter radiologist surgeon
        midwife warden ranger keeper biologist chemist geologist scientist scheduler actuary adjudicator admin
        anaesthetist anesthesiologist animator appraiser arborist archivist assembler attendant audiologist barista
        bartender bellhop biochemist calibrator cameraman carer caregiver carpenter chaplain chauffeur chiropractor
        choreographer clinician co-pilot commander commissioner concierge conservator coroner counsellor counselor
        courier critic crane-operator dean deputy detective dietician dietitian docent dramaturge ecologist editor
        educator embalmer enumerator epidemiologist ergonomist evaluator examiner executive facilitator fitter florist
        forester foreperson fundraiser gamekeeper groomer groundskeeper groundsman harbourmaster horticulturist host
        hostess housekeeper hydrologist hygienist illustrator installer intern investigator jeweller joiner journalist
        labourer laborer landscaper lifeguard linguist loader locksmith logistician machinist maid maintainer marshal
        mason mediator merchandiser metallurgist microbiologist milker miner moderator navigator negotiator
        neurologist observer oncologist operative optician optometrist orderly overseer packer paralegal pathologist
        paediatrician pediatrician picker physiotherapist physio podiatrist policeman porter postman preparer
        principal programmer promoter proofreader prosecutor psychiatrist purser quartermaster radiographer
        receptionist repairer repairman reporter responder restorer rigger roofer salesman scout seamstress sergeant
        serviceman shepherd skipper sommelier sonographer soundman steward stewardess stocktaker stockman storekeeper
        storeman strategist superintendent tattooist taxidermist teamlead teller tester timekeeper toolmaker treasurer
        tuner undertaker usher valuer verger verifier videographer vicar watchman weaver welder winemaker woodworker
        zookeeper sysadmin executor practitioner gp ceo cfo cto
        bailiff barrister blacksmith bouncer brewer bricklayer brewmaster cashier catcher co-driver columnist
        copywriter crewman diplomat driller engraver ferryman finisher fishmonger glazier goldsmith grader handyman
        headteacher headmaster headmistress imam keyworker knitter lector matron messenger millwright minister moulder
        newsreader organiser organizer pastor patroller plasterer potter preacher priest producer proctor publican
        rabbi rector sailor scaffolder seaman shearer sheriff signalman silversmith smith sorter spotter stagehand
        stevedore stonemason storyteller tiler trucker turner valet waitress warehouseman webmaster wrangler
        groundsperson repairperson handler liaison scrutineer steersman coxswain bosun matchmaker counselor nurse-aide
        salesclerk barkeeper bellboy doorman lookout housemaster dispatcher
        aide bailiff banker bodyguard brewer bricklayer chairman chairwoman chairperson chiropodist cobbler co-driver
        copywriter crewmember deckhand doorman engraver expediter farmhand farrier glazier goldsmith handyman
        headteacher historian lineman lumberjack magistrate matron medic orthodontist osteopath pastor patrolman
        phlebotomist plasterer presenter priest rabbi imam sailor seafarer scaffolder shopkeeper signalman solicitor
        barrister stagehand stonemason technologist telephonist typist upholsterer waitress wrangler vp
        invigilator proctor chaperone linesman scorer masseuse keyworker key-worker playworker childminder
        bosun allocator quantity-surveyor expeditor earner
        agronomist anesthetist announcer auctioneer bishop bursar butler chancellor compliance-officer constable copilot
        deacon dishwasher dj economist entertainer fireman funeral-director launderer naturalist physicist procurer
        provost publicist realtor roaster sacristan saleswoman sexton shift-leader shipwright shotfirer sous-chef
        telemarketer tree-surgeon warder yardman cellarman distiller crew-planner crew-chief team-leader teamleader
        line-manager head-chef director-general vice-chair archdeacon curate officiant beadle
        """

    /// People outside it: Contact.
    static let outside = """
        customer member patient student client person helper attendee participant volunteer donor tenant guest speaker
        beekeeper candidate applicant parent subscriber borrower author artist player visitor learner delegate traveller
        traveler passenger resident beneficiary investor landlord mentee pupil alumnus individual performer actor
        consumer patron renter shopper recipient holder policyholder citizen child pensioner athlete runner trainee
        guardian relative farmer grower broker musician writer homeowner fan witness claimant sender payer payee
        signatory heir cyclist rider camper diver skier swimmer voter refugee inmate defendant plaintiff composer poet
        singer dancer sibling spouse mother father researcher scholar godparent bride groom teammate contestant
        entrant commuter motorist benefactor guarantor adopter hiker walker golfer retiree debtor creditor lodger
        boarder tourist addressee adoptee adult angler asylum-seeker awardee backer bidder caller cardholder climber
        co-owner collector complainant congregant contributor creator deceased descendant detainee diner drinker
        dweller eyewitness evacuee expert founder friend gamer graduate grandparent grandmother grandfather grantee
        hirer hunter immigrant influencer informant inhabitant inquirer insured inventor invitee juror kid laureate
        leaseholder lender lessee lessor licensee listener litigant mum mom dad migrant neighbour neighbor nominee
        nominator occupant occupier offender onlooker orphan parishioner pedestrian petitioner pilgrim pledger
        prisoner proposer protester racer reader referrer registrant requester requestor respondent rower sculptor
        seeker seller shareholder skater spectator sponsee stakeholder stallholder submitter sufferer suspect taxpayer
        teenager testator undergraduate postgraduate vacationer veteran victim viewer winner youngster youth
        buyer man woman boy girl infant baby toddler freelancer celebrant mourner bereaved fisherman crofter
        smallholder councillor councilor senator mayor trustee constituent panellist panelist presenter drummer
        pianist violinist cellist vocalist soloist guitarist organist harpist flautist bassist percussionist trumpeter
        cadet novelist lyricist playwright screenwriter librettist finalist medallist motorcyclist canoeist kayaker
        snowboarder surfer archer boxer fencer gymnast jockey sprinter wrestler footballer cricketer goalkeeper striker
        defender midfielder son daughter husband wife uncle aunt nephew niece grandchild godchild widow widower expat
        newcomer entrepreneur businessman businesswoman sportsman sportswoman layman spokesperson appointee absentee
        enrollee examinee interviewee honoree inductee internee returnee tutee signer stepparent stepchild twin
        godmother godfather flatmate roommate housemate classmate co-author co-applicant cosigner co-signer bystander
        householder shareowner homebuyer househunter jobseeker job-seeker hitchhiker backpacker
        hobbyist enthusiast supporter follower rancher plot-holder keyholder next-of-kin
        smallholder breeder hobbyist enthusiast supporter follower rancher plot-holder keyholder next-of-kin
        arrestee assignee aunt uncle cousin nephew niece grandchild granddaughter grandson son daughter husband wife
        fiance widow widower bridesmaid bystander companion constituent crewmate cyclist dependant
        emigrant finalist gymnast heiress hostage houseguest housemate interviewee jockey jogger lady gentleman
        landlady licence-holder newcomer newborn outpatient inpatient panelist panellist passer-by payor philanthropist
        policy-holder probationer purchaser ratepayer runaway schoolchild sightseer smoker soloist
        songwriter squatter subtenant surfer survivor team-mate trustee tutee violinist wanderer well-wisher wrestler
        worshipper housebound fosterer birdwatcher beachgoer co-applicant co-signer
        """

    /// Organisations: Account.
    static let organisations = """
        company vendor supplier organisation organization firm business partner school hospital clinic sponsor
        manufacturer carrier agency bank insurer university charity distributor reseller retailer household franchisee
        dealer employer subcontractor contractor institution club museum theatre theater library gallery council
        municipality ministry authority foundation airline brewery publisher association federation union laboratory
        pharmacy parish congregation broadcaster newspaper wholesaler importer exporter forwarder haulier franchise
        cooperative startup court provider ngo nonprofit non-profit enterprise corporation
        consultancy college academy institute garage caterer brokerage dealership merchant lab consortium society
        syndicate shipper consignee consignor tannery winery roastery conglomerate outfitter builder co-op grocer
        hotelier restaurateur stockist trader subsidiary affiliate embassy consulate guild reinsurer foundry funder
        financier abattoir regulator certifier supermarket telco utility-company refinery packhouse sawmill
        grantmaker housing-association sub-supplier subsupplier co-packer
        """

    /// Endings that make a person of an unknown word.
    static let endings = """
        ician ologist ographer therapist sman swoman sperson keeper maker worker master holder goer ist eer
        """

    /// Words that end so and are no people.
    static let notPeople = """
        list checklist shortlist waitlist wishlist playlist blacklist mist twist fist wrist career beer deer pioneer
        gist assist exist consist placeholder
        """

    /// Things, places and figures that end as people do.
    static let notAgents = """
        soldier glacier frontier chandelier croupier financier hotelier furrier atelier container printer computer scanner trailer freezer cooler boiler burner server meter locker folder poster
        banner voucher ledger register counter chapter letter tower order paper number layer filter heater tanker
        mixer dryer washer cylinder transformer converter charger adapter sticker marker monitor sensor motor
        tractor reactor generator compressor elevator escalator indicator vector sector factor error floor door
        harbor harbour corridor mirror anchor flavor color labor favor river water weather offer transfer theater
        theatre center chamber timber fiber rubber copper silver border shoulder finger flower feather leather
        butter powder bumper hanger trigger buffer hammer ladder shutter pointer drawer dresser pier tier barrier
        premier dossier terrier parameter perimeter thermometer diameter character newsletter header footer router
        cluster roster canister semester trimester quarter plaster blister booster toaster coaster roller cruiser
        freighter helicopter lighter crawler digger excavator bulldozer harvester sprayer planter feeder shelter
        antler summer winter dinner supper lager cider beer liver danger matter master minster disaster december
        november september october power shower fodder manner gender tender rudder wafer paver cover over under
        conveyor propeller projector radiator refrigerator calculator capacitor resistor detector extractor
        incubator ventilator simulator accelerator alternator inverter breaker splitter dispenser humidifier
        purifier amplifier identifier qualifier modifier multiplier stapler binder blender fryer grinder juicer
        stroller scooter rocker sneaker sweater blazer jumper slipper laser cursor corner charter crater filler
        primer rotor stator terminator other another rather together dollar pillar cellar calendar seminar altar
        radar sonar solar cigar sugar grammar minor major senior junior prior superior inferior interior exterior
        cooker poker transponder stopper zipper copier photocopier multiplexer oscillator organizer wrapper pepper
        clipper hopper chopper dropper tipper dumper bunker sinker blinker sucker clicker tracker cracker supplier
        carrier manufacturer distributor reseller retailer publisher insurer wholesaler importer exporter forwarder
        haulier dealer employer provider trader shipper consignor caterer grocer builder sponsor vendor partner
        baler shredder crusher slicer thresher trencher pelletiser granulator spinner reefer skidder
        loader sleeper starter stretcher timer tester transmitter receiver recorder controller
        """
}
