/// What nouns stand for, as data for ``Lexicon``: values, standard objects, people. All in the singular.
enum LexiconNouns {
    static let attributes: [(AttributeKind, String)] = [
        (.date, "date deadline birthday birthdate dob anniversary expiry expiration day start end"),
        (.dateTime, "datetime timestamp"),
        (.time, "time"),
        (
            .currency,
            """
            amount price cost fee salary budget revenue value total payment balance wage deposit premium fare rent
            charge expense income tax bonus rate turnover subtotal price spend worth profit margin pay compensation
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
            status stage type category priority severity level kind rating gender condition source frequency method
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
        designer architect electrician plumber cleaner waiter cook
        """

    /// People outside it: Contact.
    static let externalPeople = """
        customer member patient student client person attendee participant volunteer donor tenant guest speaker
        candidate applicant parent subscriber borrower buyer author artist player visitor learner delegate traveller
        traveler passenger resident beneficiary investor landlord mentee pupil alumnus individual performer actor
        consumer patron renter user-contact shopper recipient holder policyholder citizen child pensioner
        athlete runner trainee guardian relative beneficiary farmer grower broker musician writer homeowner
        caregiver driver-contact fan sponsor-contact child household-member witness claimant
        """

    /// Organisations: Account.
    static let organisations = """
        company vendor supplier organisation organization firm business partner school hospital clinic sponsor
        manufacturer carrier agency bank insurer university charity distributor reseller retailer household franchisee
        dealer employer subcontractor contractor institution club
        """

    /// Names that say nothing a record could be made of.
    static let vague = """
        salesforce system team process thing stuff information data business work way company-wide everything app
        application-system solution tool platform life world job object record field crm org user-experience
        experience period
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
        test donation payment complaint checkup survey occurrence ceremony
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

    /// Words for a record as such: an object for X, a record of X.
    static let records = "object record entity table custom-object list history log register"
}
