/// Limits of the editions and of single objects.
enum LimitRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        let custom = context.design.customObjects.count
        for (edition, limit) in [("Professional", 50), ("Enterprise", 200), ("Unlimited", 2000)] where custom > limit {
            findings.note(
                "limit.objects", edition,
                "\(custom) custom objects are more than \(edition) Edition allows (\(limit)).",
                fix: "Use a higher edition or fewer objects.")
        }
        for object in context.design.objects {
            for (edition, limit) in [("Professional", 100), ("Enterprise", 500), ("Unlimited", 800)]
            where object.fields.count > limit {
                findings.note(
                    "limit.fields", object.apiName,
                    "\(object.fields.count) fields are more than \(edition) Edition "
                        + "allows (\(limit)).", fix: "Use a higher edition or split the object.")
            }
            let externalIds = object.fields.filter(\.externalId).count
            if externalIds > 25 {
                findings.error(
                    "limit.external_ids", object.apiName, "\(object.label) has \(externalIds) external ids.",
                    fix: "An object has at most 25.")
            }
        }
    }
}
