/// The Lightning app (Metadata API Developer Guide, "CustomApplication").
enum AppRules {
    static func check(_ context: CheckContext, _ findings: inout Findings) {
        guard let app = context.design.lightningApp else { return }
        if app.description.count > 255 {
            findings.report(
                .appDescription, app.apiName, "The description is longer than 255 characters.", fix: "Shorten it.")
        }
        let wrong = app.tabs.filter { name in
            context.design.object(name).map { !$0.standard && !$0.hasTab } ?? (context.describe(name) == nil)
        }
        if app.tabs.isEmpty || !wrong.isEmpty {
            findings.report(
                .appTabs, app.apiName,
                wrong.isEmpty ? "The app has no tabs." : "\(wrong.joined(separator: ", ")) has no tab.",
                fix: "Show objects that have tabs.")
        }
    }
}
