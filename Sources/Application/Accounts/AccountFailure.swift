import BorderVocabulary

/// Why the store of accounts did not do what it was asked.
package enum AccountFailure: Error, Equatable, Sendable {
    /// The login or the identifier belongs to another person.
    case alreadyTaken
    /// The login is empty or longer than 64 bytes.
    case badLogin
    /// There is no such person.
    case unknownPerson
    /// The password is shorter than the limit or longer than 1,024 bytes.
    case weakPassword(minimum: Int)
    /// The reason has the driver's name, telephone number or paper in it, which could not be erased there.
    case reasonNamesDriver
    /// The link was never made, was used, or ran out.
    case linkInvalid
    /// The disk is full.
    case diskFull
    /// The store may not be written.
    case readOnly
    /// The file is damaged.
    case corrupt(String)
    /// Anything else that the store says, with its words.
    case unavailable(String)
}

/// Why somebody was not let in.
package enum SignInFailure: Error, Equatable, Sendable {
    /// The login is unknown or the password is not this person's; the two are not told apart.
    case wrongPassword
    /// Too many wrong passwords; none is looked at until the given moment.
    case lockedUntil(Timestamp)
    /// The account is shut.
    case disabled
    /// The password is right and no duty is in force.
    case noDuty
    /// The store did not answer.
    case store(AccountFailure)
}
