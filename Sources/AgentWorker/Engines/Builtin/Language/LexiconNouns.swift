/// What nouns stand for, as data for ``Lexicon``: values, standard objects, people. All in the singular.
enum LexiconNouns {
    static let attributes: [(AttributeKind, String)] = [
        (
            .date,
            """
            date end-date date-out date-back date-in deadline birthday birthdate dob anniversary expiry expiration day start end finish
            """
        ),
        (.dateTime, "datetime timestamp"),
        (.time, "time"),
        (
            .currency,
            """
            amount price cost fee salary budget revenue value total payment balance wage allowance stipend deposit premium fare rent
            charge bill expense income tax bonus rate turnover subtotal price spend worth profit margin pay
            compensation quota dues royalty penalty fine subsidy surcharge rebate gratuity tip proceeds
            estimate reserve debt principal expenditure retainer earnings takings bounty
            ransom tariff toll honorarium postage excise levy payout float overdraft surplus
            deficit equity dividend markdown reimbursement outlay debit
            """
        ),
        (
            .decimal,
            """
            hour hours second quantity weight height distance mileage area temperature duration length width depth volume
            kilo pound ounce acre hectare metre mile kilometre kilometer kg litre liter minute tonne ton kilogram gram dosage effort usage reading speed pressure humidity
            altitude dose velocity concentration voltage diameter thickness radius power consumption output yield
            tonnage wattage latitude longitude ph pulse moisture intensity density
            mass odd calorie protein carbohydrate acidity alkalinity hardness viscosity luminosity noise decibel rainfall
            precipitation snowfall inflow outflow payload odometer latency bandwidth amplitude gradient slope
            elevation azimuth angle circumference perimeter acreage carat purity wingspan girth waist bmi saturation
            glucose cholesterol haemoglobin hemoglobin heartrate runtime draught
            overtime throughput lifetime lifespan turbidity salinity torque brightness
            sphere axis carat calorie dioptre diopter gradient slope elevation circumference girth wingspan draught
            displacement payload headroom clearance hardness viscosity acidity alkalinity conductivity resistance
            capacitance bandwidth latency emission footprint odometer rainfall precipitation snowfall tension
            flowrate bmi glucose cholesterol haemoglobin hemoglobin heartbeat gravity bitterness sweetness luminosity
            radiation noise vibration runtime amperage horsepower acreage yardage footage hectare acre
            km cm mm sqm kwh mwh kwp mwp kw mw gwh psi rpm limit
            watt runoff tide swell kilo pound ounce inch milligram millilitre milliliter
            kilowatt megawatt decibel lumen knot gpa iq
            """
        ),
        (
            .integer,
            "star reach count credit portion serving helping capacity age score seat point stock headcount year attendee-count floor sequence rank "
                + "copies-count attempt maximum minimum population circulation readership occupancy pagecount wordcount "
                + "word-count bedroom bathroom parity turnout"
        ),
        (
            .percent,
            """
            percentage percent probability discount commission completion utilisation utilization share
              alcohol uptime purity markup mark-up ratio stake shareholding saturation coverage accuracy
              gst apr ltv abv equity
            """
        ),
        (
            .checkbox,
            """
            flag consent checkbox indicator active opt-in tick tickbox checkmark
            """
        ),
        (.email, "email e-mail mail"),
        (.phone, "phone mobile telephone fax cell"),
        (.url, "url website link webpage homepage"),
        (
            .longText,
            """
            description note comment remark feedback summary instruction detail observation finding biography bio
            history agenda minutes abstract text content justification explanation transcript symptom remarks narrative
             message body specification scope reply wording caption
            testimony blurb storyline prognosis anamnesis
            reflection rationale statement synopsis excerpt lyrics curriculum context background
            impression directions advice guidance disclaimer provenance inscription
            """
        ),
        (
            .textArea,
            """
            reason address purpose objective outcome result cause requirement diagnosis allergy restriction
            preference intolerance dimension injury hazard motive answer
            conclusion verdict decision recommendation circumstances need
            """
        ),
        (
            .text,
            """
            name term title location city country colour color brand model make subject topic place occupation
            nationality manufacturer supplier-name venue-name author-name edition label headline slogan employer
             surname firstname forename lastname nickname initial street town village postcode zip county
            province continent birthplace heading caption tagline alias trademark variety vintage
            profession texture flavour flavor scent aroma cultivar grape technique tempo opus byline keyword
            wavelength signature monogram hometown whereabouts pseudonym citizenship
            habitat suburb district borough neighbourhood neighborhood zipcode zip-code genus flavour flavor scent
            aroma texture chassis dress-code epithet motto catchphrase
            """
        ),
        (
            .code,
            """
            number id code sku isbn identifier reference serial plate barcode vin key iban passport
            imei licence-plate shelfmark call-sign callsign
             hashtag coordinate imo mmsi iata bic ean upc gtin doi issn ssn qr-code rfid microchip ear-tag eartag
            pin passcode password username postal-code
            """
        ),
        (
            .picklist,
            """
            status stage weekday type category priority severity level kind rating gender condition source frequency
            method channel phase tier size role department language region risk urgency position grade state
            specialty speciality genre difficulty mode format sector industry currency shape material breed species
            style mood salutation seniority importance significance relationship kinship
            visibility cuisine diet dialect religion ethnicity tone
              roast proficiency fitness classification
             grading handedness temperament temper sex orientation terrain stance
            """
        ),
    ]

    /// Standard objects by the words people use for them. People and organisations are apart, below.
    static let standardObjects: [(String, String)] = [
        ("Account", "account customer_company client_company supplier_list vendor_list"),
        ("Contact", "contact contact_list address_book customer_list customer_database customer_register"),
        ("Lead", "lead prospect"),
        ("Opportunity", "opportunity deal sale sales_deal sales_opportunity sales_pipeline pipeline"),
        (
            "Case",
            "case ticket support_ticket support_case complaint support_request customer_complaint ticketing "
                + "helpdesk service_request enquiry inquiry help_desk service_desk support_desk complaint_desk "
                + "customer_service_request customer_request customer_issue customer_problem support_issue "
                + "support_call support_inquiry support_enquiry customer_inquiry customer_enquiry"
        ),
        (
            "Campaign",
            "campaign marketing_campaign fundraising_campaign email_campaign advertising_campaign ad_campaign "
                + "membership_campaign recruitment_campaign donation_campaign appeal_campaign mail_campaign "
                + "mailing mailing_campaign newsletter_campaign phone_campaign telephone_campaign promotion_campaign promotional_campaign "
                + "awareness_campaign sales_campaign"
        ),
        ("Product2", "product catalogue_item product_catalogue product_catalog product_range"),
        ("Pricebook2", "pricebook price_book price_list"),
        ("Asset", "asset customer_asset installed_product"),
        ("Contract", "contract customer_contract"),
        ("Order", "order customer_order sales_order"),
        ("Task", "task to-do todo to-do_list todo_list task_list"),
        ("Event", "calendar_event calendar_entry shared_calendar team_calendar"),
        ("User", "user salesforce_user system_user internal_user platform_user crm_user licensed_user"),
        ("Entitlement", "entitlement"),
        ("ServiceContract", "service_contract"),
        ("WorkOrder", "work_order"),
        ("Idea", "idea"),
        ("Solution", "solution"),
    ]

    /// Names that say nothing a record could be made of.
    static let vague = """
        salesforce system team process thing stuff information data business work way company-wide everything app
        application-system solution tool platform life world job object record field crm org user-experience
        experience period hierarchy mess truth overview visibility transparency clarity insight chaos trouble
        headache spreadsheet bit ones one self way-of-working success growth idea-of order-and-structure
        other control grip service-quality quality efficiency productivity performance improvement org need requirement
        headquarters hq payroll backoffice back-office front-office inbox whiteboard notebook excel outlook
        integration interface api webservice middleware connector sync synchronisation synchronization
        functionality digit sort fleet portfolio operation resource follow-up basis manner fact reality
        guy folks folk lad chap gang boss
        marketing finance accounting procurement logistics bookkeeping purchasing admin-team
        oversight communication collaboration teamwork culture strategy vision future morale
        """

    /// Words for the program itself; what stands before them says what it is about.
    static let systems = """
        system app application tool solution platform module database tracker tracking management software register
        administration planning process model functionality portal crm programme program workflow
        """

    /// Parts that are named after their whole: an invoice's lines are Invoice Lines.
    static let genericParts = """
        line item entry detail step component part element section lineitem row position stop leg option task
        note comment attachment document phase stage milestone version revision update
        """

    /// Things that happen: they have a type and a date.
    static let events = """
        event visit meeting incident inspection activity appointment milestone workshop interaction interview call
        training review assessment accident audit treatment conversation session consultation delivery holiday trip
        test donation payment complaint checkup survey occurrence ceremony wash massage ride flight lesson departure arrival
        harvest collection pickup reading measurement sighting observation procedure operation-event surgery match check
        game race performance show rehearsal outing exam examination experiment sample drill tasting viewing showing
        patrol round shipment landing dive tour-date transfer handover return exchange
         check-up maintenance servicing calibration vaccination administration feeding pruning
        spraying swap breakdown outage fault failure defect
           hearing screening dispatch drop-off drop intake evaluation evacuation
        appraisal dose transfusion referral sampling stocktake weighing milking shearing
        mission gig recital audition fitting tutorial webinar excursion expedition voyage cruise hearing raid briefing
        debriefing shoot cleaning disinfection watering sowing planting mowing calving lambing hatching tagging catch haul
        refuelling refueling overhaul docking loading unloading biopsy injection immunisation immunization valuation
        burial cremation christening baptism sermon haircut alteration spill leak theft collision callback
        launch callout call-out crossing outbreak alarm emergency intervention rescue deployment discharge admission
        blast detonation scan x-ray biopsy infusion injection irrigation grazing mating calving lambing grooming
        docking refuelling refueling refuel fill top-up violation infringement offence arrest raid seizure spill leak
        collision derailment cancellation diversion takeoff sortie cleaning tune-up overhaul briefing debriefing
        repayment disbursement drawdown bottling racking stay planting sowing felling towing rinse biopsy
        walk hike swim shoot photoshoot
        announcement assault attack blackout blessing breakage burglary changeover death delay demolition dispensation
        encounter episode eviction explosion fracture infection negotiation presentation refit removal revaluation
        robbery shutdown signing spillage stoppage transaction transplant misfire relocation refill
        replacement refurbishment adjustment kill breach near-miss downtime withdrawal refund renewal escalation playback recording broadcast
        """

    /// Things that move through states.
    static let processes = """
        request application claim project goal task order loan booking reservation enrolment enrollment registration
        case job assignment shipment campaign rental subscription submission initiative objective action
        nomination contract warranty repair shift invoice lease placement
        referral quote proposal bid pledge appointment
         incident investigation enquiry inquiry audit intervention refund renewal transfer dispute
        appeal grievance complaint internship tenancy hire
        """

    /// Records that nobody names, so that they are numbered.
    static let numbered = """
        visit inspection incident appointment complaint donation call delivery repair invoice order loan booking
        reservation claim request entry rental payment shift budget shipment quote enrolment enrollment registration
        application attendance signup feedback
        """

    /// Parts that nobody names.
    static let numberedParts = "line item entry detail lineitem row position leg stop comment note attachment"

    /// Things that are assets when a customer has them.
    static let machines = """
        machine equipment device vehicle car truck appliance unit installation boiler elevator lift printer instrument
        engine generator pump product asset system scanner copier photocopier compressor turbine inverter heater
        freezer fridge refrigerator dishwasher chiller radiator ventilator defibrillator forklift escalator
        """

    /// Places that are kept as records where a text points at them: the site where it stands.
    /// What other things stand, lie or come in.
    static let containers = """
        row shelf shelve stack box case crate pallet herd flock batch block rack bed tray fleet bundle grove tank pen
        drawer folder album litter colony swarm cabinet basket barrel vat cage pond aisle cellar vault locker chest hangar
        """

    static let places = """
        site warehouse building room facility branch plant depot station store shop office hall garage yard
        kitchen lab classroom ward theatre venue stadium arena court pitch zone area bay quay pier dock
        chapel church hall auditorium studio barn gym pool clubhouse pavilion ballroom lounge cellar mortuary crypt
        classroom lecture-hall laboratory theater stage booth runway hangar
        """

    /// What people own, so that its owner is a person outside.
    static let ownables = """
        pet animal dog cat horse cow bird boat ship yacht vehicle car motorcycle motorbike bicycle bike truck house
        apartment flat property land parcel plot field home villa building painting artwork instrument aircraft hive
        machine device phone
        caravan motorhome moped scooter tractor appliance laptop computer trailer van guitar piano violin farm
        orchard vineyard garden estate allotment stall berth
        crane drone bus tram train wagon locomotive excavator digger forklift bulldozer loader scooter canoe kayak raft ferry
        barge helicopter plane airplane glider balloon tent cabin container locker safe ladder scaffold server router
        switch camera projector microscope telescope oven kiln furnace freezer fridge refrigerator boiler turbine
        transformer meter sensor antenna satellite bridge tunnel tower pylon well mast silo tank barn greenhouse pond
        pool reservoir lake river trail cave
        """

    /// A word for several kinds of things: the animal is the dog the text spoke of.
    static let hypernyms = """
        animal=pet,dog,cat,horse,cow,bird,sheep,goat,pig vehicle=car,truck,van,bus,motorcycle,bike,lorry,trailer
        property=house,flat,apartment,villa,building,unit person=contact item=product,part,article
        document=contract,letter,report,certificate,manuscript device=phone,laptop,tablet,computer,printer,server
        machine=press,lathe,printer,engine building=house,tower,school ship=vessel,boat boat=yacht,vessel
        """

    /// Words for a relative of the same kind: an animal's mother is an animal.
    static let kin = "mother father parent sibling sire dam offspring"

    /// Words for the paper about a thing, which is the record of the thing: a damage report is of the damage.
    static let papers = "report record form sheet"

    /// Things of their own although the last word alone names a standard object.
    static let ownCompounds = """
        bank_account brokerage_account court_case police_case bank_order court_order museum_asset school_account
        clinic_case hospital_case bank_product club_account library_account court_event school_event company_event
        parking_garage university_event club_event museum_event theatre_event insurance_case institute_case
        """

    /// Words that make another record of the same kind of a noun: a parent department.
    static let relational = """
        parent child sub subordinate superior previous next preceding following related original predecessor successor
        replacement bigger larger wider higher lower dependent similar alternative
        """

    /// Nouns without a plural: an item of equipment is what the text calls equipment.
    static let mass = """
        equipment inventory furniture stock luggage software hardware machinery jewellery clothing medication
        medicine food water blood oil fuel waste consent feedback support help advice work money cash electricity
        energy gas milk honey wood timber steel sand cement concrete paper glass plastic metal textile leather
        fabric material produce grain wheat fish meat seafood rice flour sugar coffee tea time effort
         information content knowledge experience expertise freight cargo baggage mail correspondence
        traffic weather soil land rubbish garbage recycling compost fertiliser fertilizer pesticide gear kit linen
        crockery cutlery livestock cattle poultry power air rain snow care attention interest access
        approval permission authority responsibility safety security hygiene compliance accommodation transport
        transportation
        """

    /// What those who ask for the system may be: "a hotel has rooms" in a text that speaks of no other hotel.
    static let businesses = """
        hotel farm restaurant salon studio team gym practice community department fleet website factory workshop academy
        church zoo park nursery kindergarten bakery winery dairy microbrewery microbakery brewpub glassworks pottery spa cinema school university museum library clinic
        hospital shop supermarket airline shipyard hostel campsite resort brewery vineyard garage agency bank
        council city town charity foundation ngo club association orchestra newspaper publisher laboratory lab pharmacy
        company firm business organisation organization institute college theatre theater observatory aquarium shelter
        surgery cooperative co-op brigade hospice institution society startup start-up mill quarry mine distillery parish
        laundry launderette daycare creche embassy court prison airport port marina railway opera ballet circus
        ranch stable kennel orchard foundry sawmill refinery butchery fishery hatchery diocese mosque synagogue temple
        monastery network trust bureau inn lodge dojo rink casino borough municipality consultancy archive
        centre center town-hall city-hall village-hall cemetery office bookshop bookstore cafe café bar pub canteen caterer dealership roastery florist greenhouse
        """

    /// What people and companies are members of, so that they refer to it.
    static let groupings = """
        group team class household family department division region territory segment community band choir league tier
        course-group batch house squad crew cohort programme program plan club section chapter branch ward cell
        category level form year-group troop union committee board unit
        """

    /// Nouns that are counted: pieces produced, tickets sold are figures, not kinds of records.
    static let units = """
        piece unit ticket hour copy frame guest box pallet head bottle litre liter tonne ton kilogram bag
        kilo pound ounce acre hectare metre photo error defective vote
        place seat page word goal run point day night minute mile kilometre point gallon barrel crate
        portion serving helping slice cup jar bucket bundle shot stroke
        """

    /// Parts of which a record has a number: in a list of values "berths" are how many.
    static let countables = """
        bed bedroom bathroom room door berth desk window floor storey axle wheel passenger person cabin toilet socket
        port drawer shelf chapter participant attendee adult child kid infant people visitor spectator player cover
        table chair tray plant tree egg animal chick piglet lamb calf kitten puppy brick tile panel roll sheet reel
        can carton case keg cask sack parcel bale bunch stem bouquet bulb unit set lap round hole stitch row column
        rack lane slot spot place bay pump nozzle engine cylinder gear lens screen speaker microphone camera light
        battery key card photo image slide track song verse line word character signature vote lead click view
        impression download visit session step rep item article
        """

    /// Words for the record between two others.
    static let pairs = "use usage pair combination link match pairing relation connection"

    /// Words for a record as such: an object for X, a record of X.
    static let records = "object record entity table custom-object list history log register"
}
