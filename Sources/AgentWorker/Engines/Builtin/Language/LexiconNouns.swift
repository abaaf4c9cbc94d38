/// What nouns stand for, as data for ``Lexicon``: values, standard objects, people. All in the singular.
enum LexiconNouns {
    static let attributes: [(AttributeKind, String)] = [
        (.date, "date deadline birthday birthdate dob anniversary expiry expiration day start end finish"),
        (.dateTime, "datetime timestamp"),
        (.time, "time"),
        (
            .currency,
            """
            amount price cost fee salary budget revenue value total payment balance wage deposit premium fare rent
            charge bill expense income tax bonus rate turnover subtotal price spend worth profit margin pay compensation
            quota
            """
        ),
        (
            .decimal,
            """
            hour hours quantity weight height distance mileage area temperature duration length width depth volume
            mile kilometre kilometer kg litre liter minute dosage effort usage reading
            """
        ),
        (
            .integer,
            "count capacity age score seat point stock headcount year attendee-count floor sequence rank "
                + "copies-count attempt maximum minimum"
        ),
        (.percent, "percentage percent probability discount commission completion utilisation utilization share"),
        (.checkbox, "flag consent checkbox indicator active"),
        (.email, "email e-mail mail"),
        (.phone, "phone mobile telephone fax cell"),
        (.url, "url website link webpage homepage"),
        (
            .longText,
            """
            description note comment remark feedback summary instruction detail observation finding biography bio
            history agenda minutes abstract content justification explanation transcript symptom
            """
        ),
        (.textArea, "reason address purpose objective outcome result cause requirement diagnosis allergy"),
        (
            .text,
            """
            name title location city country colour color brand model make subject topic place occupation nationality
            manufacturer supplier-name venue-name author-name edition label headline slogan employer
            """
        ),
        (.code, "number id code sku isbn identifier reference serial plate barcode vin key iban passport"),
        (
            .picklist,
            """
            status stage weekday type category priority severity level kind rating gender condition source frequency method
            channel phase tier size role department language region risk urgency position grade state specialty
            speciality genre difficulty mode format sector industry currency shape material breed species style
            """
        ),
    ]

    /// Standard objects by the words people use for them. People and organisations are apart, below.
    static let standardObjects: [(String, String)] = [
        ("Account", "account"),
        ("Contact", "contact"),
        ("Lead", "lead prospect"),
        ("Opportunity", "opportunity deal sale sales_deal sales_opportunity sales_pipeline pipeline"),
        (
            "Case",
            "case ticket support_ticket support_case complaint support_request customer_complaint ticketing "
                + "helpdesk service_request enquiry inquiry"
        ),
        ("Campaign", "campaign marketing_campaign"),
        ("Product2", "product catalogue_item"),
        ("Pricebook2", "pricebook price_book price_list"),
        ("Asset", "asset customer_asset installed_product"),
        ("Contract", "contract customer_contract"),
        ("Order", "order customer_order sales_order"),
        ("Task", "task to-do todo"),
        ("Event", "calendar_event calendar_entry"),
        ("User", "user"),
        ("Entitlement", "entitlement"),
        ("ServiceContract", "service_contract"),
        ("WorkOrder", "work_order"),
        ("Idea", "idea"),
        ("Solution", "solution"),
    ]

    /// People who work in the org: User.
    static let internalPeople = """
        employee trainer consultant technician manager agent rep engineer staff instructor teacher doctor nurse coach
        inspector auditor recruiter driver mechanic salesperson owner supervisor colleague coordinator therapist
        lawyer analyst developer administrator worker officer advisor adviser handler interviewer approver assessor
        tutor lecturer professor dentist vet veterinarian mentor buyer-agent planner specialist caseworker physician
        surveyor dispatcher representative operator stylist chef curator librarian reviewer attorney photographer
        designer architect electrician plumber cleaner waiter cook head director president foreman captain guide
        principal caretaker custodian countersigner pilot nanny paramedic firefighter guard leader boss colleague
        assistant secretary accountant bookkeeper controller cashier janitor nutritionist pharmacist psychologist
        interpreter translator craftsman tradesman conductor referee umpire judge notary registrar clerk estimator
        adjuster underwriter beekeeper gardener tailor baker butcher barber hairdresser masseur decorator painter
        radiologist surgeon midwife warden ranger keeper biologist chemist geologist scientist scheduler
        """

    /// People outside it: Contact.
    static let externalPeople = """
        customer member patient student client person attendee participant volunteer donor tenant guest speaker
        candidate applicant parent subscriber borrower buyer author artist player visitor learner delegate traveller
        traveler passenger resident beneficiary investor landlord mentee pupil alumnus individual performer actor
        consumer patron renter user-contact shopper recipient holder policyholder citizen child pensioner
        athlete runner trainee guardian relative beneficiary farmer grower broker musician writer homeowner
        fan child witness claimant sender payer payee signatory heir cyclist rider camper diver skier swimmer voter
        refugee inmate defendant plaintiff composer poet singer dancer model-contact sibling spouse mother father
        researcher scholar godparent bride groom teammate competitor-contact contestant entrant commuter motorist pensioner benefactor
        guarantor adopter hiker walker golfer retiree exhibitor-contact debtor creditor lodger boarder
        """

    /// Organisations: Account.
    static let organisations = """
        company vendor supplier organisation organization firm business partner school hospital clinic sponsor
        manufacturer carrier agency bank insurer university charity distributor reseller retailer household franchisee
        dealer employer subcontractor contractor institution club museum theatre theater library gallery council
        municipality ministry authority foundation airline brewery publisher association federation union laboratory
        pharmacy parish congregation embassy broadcaster newspaper law-firm wholesaler importer exporter forwarder
        haulier franchise cooperative startup court crew orchestra choir troupe
        """

    /// Names that say nothing a record could be made of.
    static let vague = """
        salesforce system team process thing stuff information data business work way company-wide everything app
        application-system solution tool platform life world job object record field crm org user-experience
        experience period hierarchy
        mess truth overview visibility transparency clarity insight chaos trouble headache spreadsheet bit couple
        ones one self way-of-working success growth idea-of order-and-structure control grip service-quality quality
        efficiency productivity performance improvement org need requirement functionality feature lot kind sort
        fleet portfolio operation resource
        """

    /// Words for the program itself; what stands before them says what it is about.
    static let systems = """
        system app application tool solution platform module database tracker tracking management software register
        administration planning process model functionality feature portal crm programme program workflow
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
        """

    /// Things that move through states.
    static let processes = """
        request application claim project goal task order loan booking reservation enrolment enrollment registration
        case job assignment shipment campaign rental subscription submission initiative objective action
        nomination contract warranty repair shift invoice lease placement
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
        engine generator pump product asset system meter
        """

    /// Places that are kept as records where a text points at them: the site where it stands.
    static let places = """
        site warehouse building room facility branch plant depot station store shop office hall garage yard
        """

    /// What people own, so that its owner is a person outside.
    static let ownables = """
        pet animal dog cat horse cow bird boat ship yacht vehicle car motorcycle motorbike bicycle bike truck house
        apartment flat property land parcel plot field home villa building painting artwork instrument aircraft hive
        machine device phone
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

    /// Words that make another record of the same kind of a noun: a parent department.
    static let relational = """
        parent child sub subordinate superior previous next preceding following related original predecessor successor
        replacement higher lower dependent similar alternative
        """

    /// Nouns without a plural: an item of equipment is what the text calls equipment.
    static let mass = "equipment inventory furniture stock luggage software hardware machinery jewellery clothing"

    /// Words for the record between two others.
    static let pairs = "pair combination link match pairing relation connection"

    /// Words for a record as such: an object for X, a record of X.
    static let records = "object record entity table custom-object list history log register"
}
