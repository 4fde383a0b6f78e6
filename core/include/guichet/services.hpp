#pragma once

namespace guichet {

namespace address_register {
class AddressBook;
}

// What a caller has opened for the core to look things up in. It must outlive the calls; nullptr is none.
struct Services {
  const address_register::AddressBook* addresses = nullptr;  // the register of France
};

}  // namespace guichet
