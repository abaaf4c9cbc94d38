/// English plurals, and the base forms of verbs.
enum Inflection {
    /// The singular of a noun in lower case; a noun that is singular already comes back as it is.
    static func singular(_ word: String) -> String {
        if let irregular = irregularPlurals[word] { return irregular }
        if invariant.contains(word) || word.count < 3 { return word }
        if word.hasSuffix("men"), word.count > 5, !inMen.contains(where: word.hasSuffix) {
            return word.dropLast(2) + "an"
        }
        if word.hasSuffix("people") { return word.dropLast(6) + "person" }
        func dropping(_ count: Int, adding suffix: String = "") -> String { word.dropLast(count) + suffix }
        if word.hasSuffix("ies") { return word.count > 4 ? dropping(3, adding: "y") : dropping(1) }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] where word.hasSuffix(ending) { return dropping(2) }
        if word.hasSuffix("uses"), !["ouses", "auses", "cuses", "fuses", "muses"].contains(where: word.hasSuffix),
            word != "uses"
        {
            return dropping(2)
        }
        if word.hasSuffix("oes"), word.count > 5 { return dropping(inOe.contains(where: word.hasSuffix) ? 1 : 2) }
        // Robotics, athletics; but topics and clinics.
        if ["otics", "letics", "nomics", "tronics", "astics", "ysics", "atics", "amics"].contains(where: word.hasSuffix)
        {
            return word
        }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") || !word.hasSuffix("s") { return word }
        return dropping(1)
    }

    static func isPlural(_ word: String) -> Bool { singular(word) != word || alwaysPlural.contains(word) }

    /// The plural of a singular noun, keeping its case.
    static func plural(_ word: String) -> String {
        let lower = word.lowercased()
        if samePlural.contains(lower) { return word }
        if let irregular = irregularPlurals.first(where: { $0.value == lower })?.key {
            return word.first?.isUppercase == true
                ? irregular.prefix(1).uppercased() + irregular.dropFirst() : irregular
        }
        if lower.hasSuffix("y"), let before = lower.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        for ending in ["s", "x", "z", "ch", "sh"] where lower.hasSuffix(ending) { return word + "es" }
        return word + "s"
    }

    /// Base forms a word may have as a verb, the likeliest first.
    static func verbBases(_ word: String) -> [String] {
        if let irregular = irregularVerbs[word] { return [irregular] }
        var bases = [word]
        func add(_ count: Int, _ suffix: String = "") { bases.append(word.dropLast(count) + suffix) }
        if word.hasSuffix("ies") { add(3, "y") }
        if ["ses", "xes", "zes", "ches", "shes", "oes"].contains(where: word.hasSuffix) { add(2) }
        if word.hasSuffix("s"), !word.hasSuffix("ss") { add(1) }
        if word.hasSuffix("ied") { add(3, "y") }
        for ending in ["ed", "ing"] where word.hasSuffix(ending) && word.count > ending.count + 1 {
            add(ending.count)
            add(ending.count, "e")
            // A doubled consonant: enrolled → enrol.
            let stem = word.dropLast(ending.count)
            if let last = stem.last, stem.dropLast().last == last { bases.append(String(stem.dropLast())) }
        }
        return bases
    }

    /// The base of a verb that the lexicon does not know: `escalated` → `escalate`.
    static func stem(_ word: String) -> String {
        if let irregular = irregularVerbs[word] { return irregular }
        guard word.hasSuffix("ed") else { return word }
        if word.hasSuffix("ied") { return word.dropLast(3) + "y" }
        let stem = String(word.dropLast(2))
        if let last = stem.last, stem.dropLast().last == last, !"lsz".contains(last) { return String(stem.dropLast()) }
        let silent = ["at", "iz", "is", "us", "ur", "ir", "ut", "ag", "rg", "ng", "iv", "ov", "rv", "ac", "nc", "uc"]
        return silent.contains(String(stem.suffix(2))) ? stem + "e" : stem
    }

    private static let irregularPlurals: [String: String] = [
        "people": "person", "skis": "ski", "taxis": "taxi", "children": "child", "men": "man", "women": "woman",
        "criteria": "criterion",
        "feet": "foot", "teeth": "tooth", "mice": "mouse", "analyses": "analysis", "diagnoses": "diagnosis",
        "indices": "index", "shelves": "shelf", "knives": "knife", "lives": "life", "halves": "half",
        "loaves": "loaf", "menus": "menu", "movies": "movie", "shoes": "shoe", "crises": "crisis", "theses": "thesis",
        "bases": "base", "tranches": "tranche", "caches": "cache", "niches": "niche", "avalanches": "avalanche",
    ]
    /// Singulars in "-men": a specimen.
    private static let inMen = [
        "imen", "domen", "amen", "umen", "lamen", "ymen", "semen",
    ]
    /// Plurals of nouns in "-oe": canoes, horseshoes.
    private static let inOe = ["canoes", "shoes", "toes", "hoes", "oboes", "floes", "aloes", "throes"]
    private static let invariant: Set<String> = [
        "status", "series", "species", "news", "equipment", "staff", "data", "software", "hardware", "business",
        "address", "class", "process", "access", "bus", "campus", "bonus", "gas", "lens", "analysis", "diagnosis",
        "basis", "progress", "information", "feedback", "yes", "sms", "this", "is", "was", "has", "does", "its",
        "always", "dues", "stock", "inventory", "furniture", "sales", "gross", "loss", "pass", "aircraft",
    ]
    /// Words whose plural looks like their singular.
    private static let samePlural: Set<String> = [
        "series", "species", "news", "equipment", "staff", "data", "software", "hardware", "information", "feedback",
        "progress", "stock", "inventory", "furniture", "aircraft", "sms", "sales",
    ]
    private static let alwaysPlural: Set<String> = ["staff", "equipment", "sales"]
    private static let irregularVerbs: [String: String] = [
        "am": "be", "has": "have", "had": "have", "having": "have", "is": "be", "are": "be", "was": "be", "were": "be",
        "been": "be", "being": "be", "does": "do", "did": "do", "done": "do", "made": "make", "held": "hold",
        "kept": "keep", "given": "give", "gave": "give", "taken": "take", "took": "take", "taught": "teach",
        "sold": "sell", "bought": "buy", "lent": "lend", "built": "build", "led": "lead", "ran": "run", "paid": "pay",
        "sent": "send", "written": "write", "wrote": "write", "seen": "see", "saw": "see", "shown": "show",
        "gone": "go", "goes": "go", "went": "go", "grown": "grow", "driven": "drive", "chosen": "choose",
        "worn": "wear", "sits": "sit", "set": "set", "met": "meet", "found": "find", "brought": "bring",
        "spent": "spend", "lies": "lie", "drawn": "draw", "known": "know", "flown": "fly", "came": "come",
        "borne": "bear", "stood": "stand", "left": "leave", "got": "get", "gotten": "get", "lain": "lie",
        "lying": "lie", "tying": "tie", "dying": "die",
        "bred": "breed",
        "drove": "drive", "rode": "ride", "ridden": "ride", "flew": "fly", "grew": "grow", "chose": "choose",
        "spoke": "speak", "spoken": "speak", "broke": "break", "broken": "break", "wore": "wear", "began": "begin",
        "won": "win", "slept": "sleep", "caught": "catch", "fought": "fight", "heard": "hear", "said": "say",
        "laid": "lay", "swam": "swim", "swum": "swim", "sang": "sing", "sung": "sing", "threw": "throw",
        "thrown": "throw", "stole": "steal", "stolen": "steal", "hidden": "hide", "frozen": "freeze", "shot": "shoot",
        "eaten": "eat", "ate": "eat", "drank": "drink", "drunk": "drink", "dug": "dig", "understood": "understand",
        "withdrawn": "withdraw", "undergone": "undergo", "underwent": "undergo", "repaid": "repay", "sought": "seek",
        "swept": "sweep", "struck": "strike", "sewn": "sew", "sown": "sow", "sat": "sit",
        "woven": "weave", "wove": "weave", "sawn": "saw", "mown": "mow", "shorn": "shear", "spun": "spin",
        "torn": "tear", "swung": "swing", "sunk": "sink", "fallen": "fall", "risen": "rise", "overseen": "oversee",
        "fed": "feed", "hung": "hang", "begun": "begin", "cost": "cost", "lost": "lose", "told": "tell",
    ]
}
