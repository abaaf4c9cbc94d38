/// Standard objects named with a word before them: a premium account, a complaint case, a sales lead.
extension ThingKind {
    /// "Business customers", "corporate clients": companies.
    static func isBusinessCustomer(_ phrase: NounPhrase) -> Bool {
        ["customer", "client", "borrower", "tenant"].contains(phrase.noun)
            && phrase.hasModifier("business", "corporate", "commercial")
    }

    /// What a standard noun is with nouns before it that say which ones: still the standard object, unless the words
    /// together are the name of something else (a bank account, a court case).
    static func qualified(_ phrase: NounPhrase, _ nouns: [String]) -> String? {
        guard let before = nouns.last else { return nil }
        switch phrase.noun {
        case "account": return ownAccounts.contains(before) ? nil : "Account"
        case "contact": return encounters.contains(before) ? nil : "Contact"
        case "opportunity": return openings.contains(before) ? nil : "Opportunity"
        case "case", "ticket": return supported.contains(before) ? "Case" : nil
        case "lead": return leaders.contains(before) ? "User" : leadSources.contains(before) ? "Lead" : nil
        case "campaign": return promotions.contains(before) ? "Campaign" : nil
        // "A supervising user": who does something here.
        case "user": return staffUsers.contains(before) || before.hasSuffix("ing") ? "User" : "Contact"
        case "deal": return bargains.contains(before) ? nil : "Opportunity"
        case "sponsor": return backers.contains(before) ? "User" : nil
        default: return nil
        }
    }

    /// Who sponsors a deal or a project from within: an executive sponsor.
    static func isInternalSponsor(_ phrase: NounPhrase) -> Bool {
        phrase.noun == "sponsor" && phrase.naming.last.map { backers.contains($0.lower) } ?? false
    }

    private static let backers: Set<String> = [
        "executive", "exec", "project", "internal", "programme", "program", "senior", "management", "board",
    ]

    /// Accounts of money, of access and of points, and those of the books.
    private static let ownAccounts: Set<String> = [
        "bank", "brokerage", "ledger", "saving", "savings", "current", "checking", "deposit", "trading", "escrow",
        "user", "login", "email", "mail", "margin", "loan", "credit", "debit", "utility", "energy", "gas", "water",
        "electricity", "meter", "pension", "investment", "custody", "custodian", "nostro", "expense", "cost",
        "revenue", "income", "gl", "media", "twitter", "facebook", "instagram", "betting", "game", "loyalty", "point",
        "points", "club", "school", "library", "student", "cash", "bookkeeping", "clearing", "trust", "suspense",
        "securities", "security", "settlement", "time", "working-time", "carbon", "charge", "budget", "tax", "mileage",
        "retirement", "portfolio", "meal", "canteen", "payment", "card", "prepaid", "wallet", "machine", "service",
        "system", "admin", "eyewitness", "first-hand", "sub", "control", "reserve", "imprest", "ira",
    ]

    /// Contacts that happen.
    private static let encounters: Set<String> = [
        "phone", "telephone", "email", "mail", "eye", "skin", "body", "sales", "sale", "electricity", "earth", "radio",
    ]

    /// Openings for people, not for sales.
    private static let openings: Set<String> = [
        "training", "volunteer", "volunteering", "job", "career", "internship", "learning", "networking", "research",
        "funding", "improvement", "employment", "work", "mentoring", "teaching", "development", "placement",
    ]

    /// What cases of support are about.
    private static let supported: Set<String> = [
        "support", "service", "complaint", "customer", "warranty", "helpdesk", "helpline", "hotline", "help", "return",
        "billing",
        "escalation", "vip", "priority", "problem", "defect", "guarantee", "product", "client", "account",
    ]

    /// Deals that nobody sells.
    private static let bargains: Set<String> = [
        "plea", "peace", "package", "meal", "record", "book", "media", "trade", "card", "bundle", "bonus", "lunch",
        "happy-hour", "sponsorship", "publishing", "licensing", "player",
    ]

    /// Who leads something.
    private static let leaders: Set<String> = [
        "team", "project", "tech", "shift", "squad", "practice", "delivery", "design", "crew", "group", "department",
        "engagement", "account", "programme", "program", "workstream", "line", "section", "site", "chapter", "stream",
    ]

    private static let leadSources: Set<String> = [
        "sale", "sales", "web", "website", "trade", "fair", "dealer", "partner", "customer", "marketing", "event",
        "newsletter", "referral", "phone", "email", "campaign", "inbound", "outbound", "business", "property", "buyer",
    ]

    private static let promotions: Set<String> = [
        "email", "ad", "advertising", "marketing", "fundraising", "donation", "newsletter", "mail", "mailing",
        "mailshot", "spring", "summer", "autumn", "winter", "christmas", "holiday", "product", "promotion", "media",
        "online", "print", "telemarketing", "sms", "appeal", "event", "sale", "sales", "recruitment", "web",
    ]

    private static let staffUsers: Set<String> = [
        "business", "key", "power", "admin", "super", "staff", "office", "sale", "sales", "finance", "back-office",
        "licence", "license", "support", "service-desk", "test", "salesforce", "system", "crm", "org",
    ]
}
