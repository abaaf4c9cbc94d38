import HTTPTypes
import Testing

@testable import Gateway

@Suite struct PageRoutesTests {
    private let router: RouterUnderTest

    init() throws {
        self.router = try RouterUnderTest(PageRoutes().routes)
    }

    @Test func thePageLoadsNothingFromElsewhere() async throws {
        let page = try await self.router.ask(.get, "/")
        #expect(page.status == .ok)
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.body.hasPrefix("<!doctype html>") || page.body.hasPrefix("<!DOCTYPE html>"))
        let policy = try #require(page.headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
    }

    @Test func aFileThatTheClientHasIsNotSentAgain() async throws {
        let first = try await self.router.ask(.get, "/assets/app.js")
        let tag = try #require(first.headers[.eTag])
        #expect(first.headers[.contentType] == "text/javascript; charset=utf-8")
        let second = try await self.router.ask(.get, "/assets/app.js", headers: [.ifNoneMatch: tag])
        #expect(second.status == .notModified)
        #expect(second.body.isEmpty)
        #expect(second.headers[.eTag] == tag)
        #expect(try await self.router.ask(.get, "/assets/app.js", headers: [.ifNoneMatch: "\"x\""]).status == .ok)
    }

    @Test(arguments: ["/assets/", "/assets/nothing.js", "/assets/..%2findex.html", "/assets/../index.html", "/app.js"])
    func noOtherFileIsServed(_ path: String) async throws {
        #expect(try await self.router.ask(.get, path).status == .notFound)
    }
}
