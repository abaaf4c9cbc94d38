import Testing

@testable import Gateway

@Suite struct ViewerCursorTests {
    @Test func aViewerThatKeepsUpGetsEveryBatch() {
        var cursor = ViewerCursor(following: 7)
        #expect(cursor.pushed(8...9, hasRoom: true) == .write)
        #expect(cursor.pushed(10...10, hasRoom: true) == .write)
        #expect(cursor.seq == 10)
        #expect(cursor.state == .following)
    }

    /// Regression: where the session was on another loop, events published before its answer to `?after=` were written,
    /// so that a client that came back saw a gap, or events of another epoch as if they followed its own.
    @Test func oneThatComesBackGetsNothingBeforeItsPlaceIsKnown() {
        var cursor = ViewerCursor(resuming: 7)
        #expect(cursor.pushed(8...9, hasRoom: true) == .skip)
        #expect(cursor.drained() == false)
        cursor.seek(to: 3)
        #expect(cursor.fetched(after: 3, 4...9, isLast: true, hasRoom: true) == .write)
        #expect(cursor.pushed(10...10, hasRoom: true) == .write)
    }

    @Test func whatItHasIsNotWrittenAgain() {
        var cursor = ViewerCursor(following: 7)
        #expect(cursor.pushed(1...7, hasRoom: true) == .skip)
        #expect(cursor == ViewerCursor(following: 7))
    }

    @Test(arguments: [9...9, 6...8, 7...9])
    func aBatchThatDoesNotFollowIsFetchedInstead(_ seqs: ClosedRange<Int>) {
        var cursor = ViewerCursor(following: 7)
        #expect(cursor.pushed(seqs, hasRoom: true) == .fetch)
        #expect(cursor.state == .fetching)
        #expect(cursor.seq == 7)
    }

    @Test func aFullSocketPutsItBehindUntilItDrains() {
        var cursor = ViewerCursor(following: 0)
        #expect(cursor.pushed(1...3, hasRoom: false) == .skip)
        #expect(cursor.state == .behind)
        #expect(cursor.pushed(4...4, hasRoom: true) == .skip)
        #expect(cursor.drained() == true)
        #expect(cursor.state == .fetching)
        #expect(cursor.drained() == false)
        #expect(cursor.fetched(after: 0, 1...4, isLast: true, hasRoom: true) == .write)
        #expect(cursor.state == .following)
        #expect(cursor.seq == 4)
    }

    @Test func aViewerThatFollowsHasNothingToDrain() {
        var cursor = ViewerCursor(following: 1)
        #expect(cursor.drained() == false)
    }

    @Test func piecesAreFetchedUntilTheLast() {
        var cursor = ViewerCursor(following: 9)
        cursor.seek(to: 0)
        #expect(cursor.fetched(after: 0, 1...3, isLast: false, hasRoom: true) == .fetch)
        #expect(cursor.pushed(10...10, hasRoom: true) == .skip)
        #expect(cursor.fetched(after: 3, 4...6, isLast: false, hasRoom: false) == .write)
        #expect(cursor.state == .behind)
        #expect(cursor.drained() == true)
        #expect(cursor.fetched(after: 6, 7...10, isLast: true, hasRoom: false) == .write)
        #expect(cursor.state == .following)
    }

    @Test func theLastPieceMayBeEmpty() {
        var cursor = ViewerCursor(following: 3)
        cursor.seek(to: 3)
        #expect(cursor.fetched(after: 3, nil, isLast: true, hasRoom: true) == .write)
        #expect(cursor == ViewerCursor(following: 3))
    }

    @Test func whatNobodyWaitsForIsSkipped() {
        var cursor = ViewerCursor(following: 3)
        #expect(cursor.fetched(after: 3, 4...5, isLast: true, hasRoom: true) == .skip)
        #expect(cursor.seq == 3)
    }

    /// Regression: "nothing new", asked for at another place, made a viewer wait for the next event with a gap before
    /// it.
    @Test func nothingNewAtAnotherPlaceIsSkipped() {
        var cursor = ViewerCursor(following: 9)
        cursor.seek(to: 9)
        cursor.seek(to: 3)
        #expect(cursor.fetched(after: 9, nil, isLast: true, hasRoom: true) == .skip)
        #expect(cursor.state == .fetching)
    }

    /// Regression: a client that resumed twice, while the store was being read for the first time, ended the process.
    @Test func aPieceThatWasAskedForBeforeASeekIsSkipped() {
        var cursor = ViewerCursor(following: 9)
        cursor.seek(to: 0)
        cursor.seek(to: 5)
        #expect(cursor.fetched(after: 0, 1...3, isLast: false, hasRoom: true) == .skip)
        #expect(cursor.state == .fetching)
        #expect(cursor.fetched(after: 5, 6...9, isLast: true, hasRoom: true) == .write)
        #expect(cursor == ViewerCursor(following: 9))
    }
}
