import BorderVocabulary
import Cryptography
import Gate

// Slots, bookings and draws with every shape that a field can have.
extension EventSamples {
    static let slot = Slot(
        place: Town.place, direction: .export, start: Town.noon + .seconds(7_200), end: Town.noon + .seconds(10_800))
    private static let later = Slot(
        place: Town.place, direction: .export, start: slot.end, end: slot.end + .seconds(3_600))
    private static let carrier = CarrierID(17)
    private static let digest = SHA256Digest(of: Array("sample".utf8))
    private static let draw = Draw(
        reveals: [
            Draw.Reveal(party: "gate", value: digest),
            Draw.Reveal(
                party: "huu-nghi-quan", value: digest,
                attestation: Draw.Attestation(size: 1_024, root: digest, signature: Array(1...64))),
        ],
        beacon: BeaconValue(round: 4_711, signature: Array(1...48)))
    private static let conduct = BookingConduct(
        freeUntil: .seconds(10_800), lateCancel: 1, noShow: 2, suspendedFrom: 6, memory: .seconds(2_592_000),
        deposit: Money(dong: 500_000), lateCancelForfeit: 50, noShowForfeit: 100)
    private static let slotRule = SlotRule(
        place: Town.place, direction: .export, hours: DailyWindow(from: .midnight, until: .eightInTheEvening),
        length: .seconds(3_600), capacity: 40, opens: .seconds(86_400), draws: .seconds(7_200), closes: .seconds(3_600),
        grace: .seconds(1_800), carrierCap: 3, edits: 2, conduct: conduct)

    static let slots: [(String, Event)] =
        [
            ("requested", .booking(trip, .requested(slot, carrier))),
            ("listed", .booking(trip, .listed(slot, carrier))),
            ("moved", .booking(trip, .moved(from: slot, to: later, cause: .neighbour, rule: "closed-road"))),
            ("edited", .booking(trip, .edited)),
            ("swapped", .booking(trip, .swapped(with: TripID(43)))),
            ("deposited", .booking(trip, .deposited(Money(dong: 500_000), receipt: "BL-0002"))),
            ("closed", .slot(slot, .closed(requests: 120, places: 38, carrierCap: 3))),
            ("closed-uncapped", .slot(slot, .closed(requests: 12, places: 38, carrierCap: nil))),
            ("drawn", .slot(slot, .drawn(draw))),
            ("drawn-alone", .slot(slot, .drawn(Draw(reveals: [draw.reveals[0]])))),
            ("not-drawn", .slot(slot, .notDrawn)),
            ("drawn-late", .slot(slot, .drawnLate(draw))),
            ("known", .carrierKnown(carrier, Town.known(TaxCode(stored: "0100109106")))),
            ("slots", rule("slots", .slots(slotRule))),
            (
                "slots-plain",
                rule(
                    "slots-plain",
                    .slots(
                        SlotRule(
                            place: Town.place, direction: .import,
                            hours: DailyWindow(from: .eightInTheEvening, until: .midnight), length: .seconds(1_800),
                            capacity: 1, opens: .seconds(7_200), draws: .zero, closes: .zero, grace: .zero,
                            carrierCap: nil, edits: 0,
                            conduct: BookingConduct(
                                freeUntil: .zero, lateCancel: 0, noShow: 0, suspendedFrom: 1, memory: .seconds(1)))))
            ),
            (
                "draw",
                rule(
                    "draw",
                    .draw(
                        DrawRule(
                            parties: [
                                DrawParty(id: "gate", anchor: digest),
                                DrawParty(
                                    id: "huu-nghi-quan", anchor: SHA256Digest(of: []),
                                    key: "sample.example/witness+00000000+BAAA"),
                            ],
                            beacon: Beacon(chain: digest, genesis: Town.noon, period: .seconds(30)))))
            ),
            (
                "disruption",
                rule("disruption", .disruption(Disruption(place: Town.place, direction: nil, cause: .road)))
            ),
            (
                "queue-booked",
                rule(
                    "queue-booked",
                    .queue(
                        QueueRule(
                            place: nil,
                            classes: [
                                QueueClass(id: "booked", booked: true, share: QueueShare(weight: 3)),
                                QueueClass(id: "early", booked: false, share: QueueShare(weight: 1)),
                            ], other: QueueShare(weight: 1))))
            ),
        ]
        + Booking.Given.allCases.map { ("given-\($0)", .booking(trip, .given(slot, carrier, $0))) }
        + BookingEnd.allCases.map {
            ("ended-\($0)", .booking(trip, .ended($0, points: 2, forfeit: Money(dong: 250_000))))
        }
}
