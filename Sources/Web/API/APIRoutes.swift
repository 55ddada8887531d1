/// Every route of the API, in the order of the document.
package enum APIRoutes {
    /// All of them, with bulk declaration, but for the document itself.
    package static var all: [Route] {
        CommandDesk.all.map(\.route) + [BulkDeclaration.route] + TripRoutes.all + ReceiptRoutes.all + PublicRoutes.all
            + QueueRoutes.all + SlotRoutes.all + BulletinRoutes.all + StreamRoutes.all + PeopleRoutes.all
            + DriverRoutes.all + ServiceRoutes.all + LogRoutes.all + WitnessRoutes.all + StoryRoutes.all
    }
}
