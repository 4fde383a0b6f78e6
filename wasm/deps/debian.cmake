# Debian's libraries that the native libphonenumber is linked to.
find_package(Threads REQUIRED)
find_package(absl REQUIRED)
find_package(Protobuf REQUIRED)
